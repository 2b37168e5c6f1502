const place = document.getElementById('totals');
const show = (totals) => { place.textContent = totals.map((of) => `${of.customer__country}: ${of.count}`).join(', '); };
if (place) {
  fetch('/api/v1/totals').then((answer) => answer.json()).then((answer) => show(answer.totals));
  fetch('/api/v1/purchases').then((answer) => answer.json()).then((answer) => console.log(answer.items.length));
  fetch('/api/v1/customers').then((answer) => answer.json()).then((answer) => console.log(answer));
}
