import {chromium} from "playwright-core";
import http from "http"; import fs from "fs"; import path from "path";
const root="/tmp/site19";
const srv=http.createServer((q,r)=>{let p=decodeURIComponent(q.url.split("?")[0].split("#")[0]); if(p.endsWith("/"))p+="index.html"; const f=path.join(root,p); if(!fs.existsSync(f)){r.writeHead(404);return r.end();} const t={".html":"text/html",".css":"text/css",".svg":"image/svg+xml",".js":"text/javascript",".woff2":"font/woff2"}[path.extname(f)]||"application/octet-stream"; r.writeHead(200,{"content-type":t}); r.end(fs.readFileSync(f));}).listen(8123);
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox"]});
for(const [name,url,w,dark] of JSON.parse(process.argv[2])){const c=await b.newContext({viewport:{width:w,height:900},colorScheme:dark?"dark":"light"});const p=await c.newPage();await p.goto("http://127.0.0.1:8123"+url);await p.screenshot({path:`/tmp/w/${name}.png`,fullPage:true});await c.close();}
await b.close(); srv.close();
