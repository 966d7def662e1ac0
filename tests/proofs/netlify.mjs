// What Netlify's own readers understand of _redirects and _headers: `node netlify.mjs NODE_MODULES FOLDER`, as JSON.
import { pathToFileURL } from 'node:url'

const [modules, folder] = process.argv.slice(2)
const from = (name) => import(pathToFileURL(`${modules}/@netlify/${name}/lib/index.js`))
const { parseAllRedirects } = await from('redirect-parser')
const { parseAllHeaders } = await from('headers-parser')
const rules = await parseAllRedirects({ redirectsFiles: [`${folder}/_redirects`], minimal: true })
const headers = await parseAllHeaders({ headersFiles: [`${folder}/_headers`], minimal: true })
const errors = [...rules.errors, ...headers.errors].map(String)
console.log(JSON.stringify({ redirects: rules.redirects, headers: headers.headers, errors }))
