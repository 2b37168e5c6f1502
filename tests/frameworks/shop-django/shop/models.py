from django.db import models


class Customer(models.Model):
    name = models.TextField()
    email = models.TextField(unique=True)
    country = models.TextField()
    note = models.TextField()

    class Meta:
        db_table = "customer"


class Purchase(models.Model):
    customer = models.ForeignKey(Customer, models.PROTECT, db_index=False)
    reference = models.TextField()
    status = models.TextField()
    placed_at = models.DateTimeField()
    cents = models.IntegerField()

    class Meta:
        db_table = "purchase"
        indexes = [
            models.Index(fields=["customer"], name="purchase_customer_id_idx"),
            models.Index(fields=["reference"], name="purchase_reference_idx"),
        ]
