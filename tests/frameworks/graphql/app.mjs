// A shop whose pages hold nothing: all that it has is asked for by GraphQL. `empty` would delete all; whoever calls it leaves a mark.
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { NoSchemaIntrospectionCustomRule, buildSchema, specifiedRules } from 'graphql'
import depthLimit from 'graphql-depth-limit'
import { createHandler } from 'graphql-http/lib/use/http'

const schema = buildSchema(`
  type Maker { id: ID! name: String! products: [Product!]! }
  type Product { id: ID! name: String! price: Float maker: Maker }
  type Query {
    products(first: Int = 10): [Product!]!
    product(id: ID!): Product
    version: String
    account: Maker
    broken: String
  }
  type Mutation { empty: Boolean }
`)
const products = Array.from({ length: 50 }, (_, n) => ({ id: `${n}`, name: `Product ${n}`, price: n, maker: { id: '1', name: 'Ann', products: () => products } }))
const rootValue = {
  products: ({ first }) => products.slice(0, first),
  product: ({ id }) => products.find(product => product.id === id),
  version: '1',
  // Nobody has signed in.
  account: null,
  broken: () => { throw new Error('it is broken') },
  empty: () => writeFileSync(`${process.env.FOLDER}/emptied`, ''),
}
const port = Number(process.env.PORT)

function serve (port, options) {
  const handler = createHandler({ schema, rootValue, ...options })
  createServer((request, response) => {
    if (request.url.split('?')[0] === '/graphql') return handler(request, response)
    response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html' })
    response.end(request.url === '/' ? '<html><div id=root></div><script src=/app.js></script></html>' : 'Not found')
  }).listen(port, '127.0.0.1')
}

serve(port + 1, { validationRules: [...specifiedRules, NoSchemaIntrospectionCustomRule] })
serve(port + 2, { validationRules: [...specifiedRules, depthLimit(10)] })
serve(port, {})
