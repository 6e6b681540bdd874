"""How the page for the agent looks: on the screen in light or dark, and on paper."""

STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#59636e;--page:#f6f7f9;--card:#ffffff;
--line:#d5dae0;--problem:#b3261e;--attention:#8a5000;--unknown:#59636e;--fine:#1a6b3c}
@media screen and (prefers-color-scheme:dark){
:root{--ink:#e6e9ed;--soft:#a3adb8;--page:#15181c;--card:#1e2227;
--line:#363c44;--problem:#ff9a90;--attention:#ffc163;--unknown:#a3adb8;--fine:#7fd6a0}}
*{box-sizing:border-box}
body{font:15px/1.5 system-ui,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--page);
max-width:60rem;margin:0 auto;padding:2rem 1.5rem 4rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem;overflow-wrap:anywhere}
h2{font-size:1.15rem;margin:2.5rem 0 .75rem}
h3{font-size:1rem;margin:0}
p{margin:.25rem 0}
.about,.counts,.note{color:var(--soft)}
.about span{display:inline-block;margin-right:1.25rem}
code{font-family:ui-monospace,Consolas,Menlo,monospace;font-size:.9em;overflow-wrap:anywhere}
ol{list-style:none;margin:0;padding:0}
.checks h3,.checks .head{margin-bottom:.4rem}
.counts{margin-bottom:.75rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;
padding:.75rem 1rem;margin:0 0 .75rem}
.wrong{border-left:5px solid var(--unknown)}
.wrong.problem{border-left-color:var(--problem)}
.wrong.attention{border-left-color:var(--attention)}
.state{font-weight:600;white-space:nowrap}
.state.problem{color:var(--problem)}
.state.attention{color:var(--attention)}
.state.unknown{color:var(--unknown)}
.state.fine{color:var(--fine)}
.head{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline;
justify-content:space-between}
.where{color:var(--soft);font-size:.9em}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.4rem 1rem .4rem 0;
border-top:1px solid var(--line);overflow-wrap:anywhere}
tr:first-child>*{border-top:0}
thead th{color:var(--soft);font-weight:600;font-size:.85em;border-top:0}
thead+tbody tr:first-child>*{border-top:1px solid var(--line)}
tbody th{font-weight:600}
td p{margin:0}
td p+p{margin-top:.25rem}
td.number,th.number{text-align:right;padding-right:0;white-space:nowrap;
font-variant-numeric:tabular-nums}
.checks tbody th{width:14rem}
.topic table{table-layout:fixed;min-width:34rem}
.topic .state{white-space:normal}
.topic thead th:nth-child(1){width:11rem}
.topic thead th:nth-child(2){width:14rem}
.topic thead th:nth-child(4){width:5rem}
.facts tbody th{font-weight:400;color:var(--soft);width:18rem}
summary{cursor:pointer}
summary:focus-visible{outline:2px solid;outline-offset:3px}
details[open]>summary{margin-bottom:.5rem}
@media(max-width:40rem){body{padding:1rem}.checks tbody th,.facts tbody th{width:auto}}
@media print{
:root{color-scheme:light;--page:#fff;--ink:#000;--soft:#444;--line:#bbb}
body{font-size:10pt;max-width:none;padding:0}
.card{border-radius:0;border-width:1px 0 0;padding:.4rem 0}
.wrong{padding-left:.75rem}
li,tr,summary{break-inside:avoid}
h2,h3,summary{break-after:avoid}
.scroll{overflow:visible}
.topic table{min-width:0}
.topic thead th:nth-child(1){width:9.5rem}
.topic thead th:nth-child(2){width:11rem}
summary{list-style:none}
details::details-content{content-visibility:visible;block-size:auto}
@page{margin:16mm}
}
"""
