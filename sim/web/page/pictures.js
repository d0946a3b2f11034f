// Files of the pictures in sight, with their headings, on the ground they are shown on.
async function savePictures(form) {
  const { echarts } = await import("nicegui-echart");
  const font = '"Chaofuhe Sans", system-ui, "Segoe UI", Roboto, sans-serif';
  const HEAD = 34, PAD = 12, FINE = 2;
  const figures = [...document.querySelectorAll("#pictures .chart")].filter((box) => box.offsetParent);
  const save = (href, name) => {
    const link = document.createElement("a");
    link.href = href;
    link.download = name;
    link.click();
    if (href.startsWith("blob:")) setTimeout(() => URL.revokeObjectURL(href), 5000);
  };
  for (const [n, box] of figures.entries()) {
    const shown = echarts.getInstanceByDom(box);
    if (!shown) continue;
    const card = box.closest(".card");
    const title = card?.querySelector("h2")?.innerText.trim() || "";
    const look = getComputedStyle(card || document.body);
    const [width, height] = [shown.getWidth() + 2 * PAD, shown.getHeight() + HEAD + PAD];
    const name = `chaofuhe-${n + 1}.${form}`;
    if (form === "svg") {
      const inner = box.querySelector("svg").cloneNode(true);
      inner.setAttribute("x", PAD);
      inner.setAttribute("y", HEAD);
      const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      made.setAttribute("xmlns", "http://www.w3.org/2000/svg");
      made.setAttribute("width", width);
      made.setAttribute("height", height);
      made.setAttribute("viewBox", `0 0 ${width} ${height}`);
      const ground = document.createElementNS(made.namespaceURI, "rect");
      ground.setAttribute("width", width);
      ground.setAttribute("height", height);
      ground.setAttribute("fill", look.backgroundColor);
      const head = document.createElementNS(made.namespaceURI, "text");
      head.setAttribute("x", PAD);
      head.setAttribute("y", 22);
      head.setAttribute("fill", look.color);
      head.setAttribute("font-size", 15);
      head.setAttribute("font-weight", 600);
      head.setAttribute("font-family", font);
      head.textContent = title;
      made.append(ground, head, inner);
      const text = new XMLSerializer().serializeToString(made);
      save(URL.createObjectURL(new Blob([text], { type: "image/svg+xml" })), name);
    } else {
      // Drawn again on a canvas, which knows the fonts of the page; a picture of an SVG would not.
      const hidden = document.createElement("div");
      hidden.style.cssText = `position:absolute;left:-9999px;width:${shown.getWidth()}px;height:${shown.getHeight()}px`;
      document.body.append(hidden);
      const again = echarts.init(hidden, null, { renderer: "canvas", devicePixelRatio: FINE });
      again.setOption({ ...shown.getOption(), animation: false });
      const sheet = document.createElement("canvas");
      [sheet.width, sheet.height] = [FINE * width, FINE * height];
      const pen = sheet.getContext("2d");
      pen.scale(FINE, FINE);
      pen.fillStyle = look.backgroundColor;
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = look.color;
      pen.font = `600 15px ${font}`;
      pen.fillText(title, PAD, 22);
      pen.drawImage(again.getRenderedCanvas({ pixelRatio: FINE }), PAD, HEAD, shown.getWidth(), shown.getHeight());
      again.dispose();
      hidden.remove();
      const blob = await new Promise((done) => sheet.toBlob(done, "image/png"));
      save(URL.createObjectURL(blob), name);
    }
    await new Promise((done) => setTimeout(done, 300)); // browsers drop files that come too fast
  }
}
