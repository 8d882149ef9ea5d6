/*
 * The picture of a process with the token on it.
 *
 *   <figure data-island="diagram" data-xml-url="/…" data-label="强制报告"
 *           data-current="userTask_a userTask_b" data-done="userTask_c …" data-overdue="userTask_a">
 *     <figcaption>…the same in words, for those who do not see the picture…</figcaption>
 *   </figure>
 */
import './old-browsers.js';
import Viewer from 'bpmn-js/lib/NavigatedViewer';
import { say } from './text.js';

const MARGIN = 24;
const READABLE = 0.85;
const STEP = 80;

const ids = (text) => (text ?? '').split(/[\s,]+/).filter(Boolean);

class Picture {
  constructor(figure) {
    this.figure = figure;
    this.frame = document.createElement('div');
    this.frame.className = 'diagram-frame';
    this.frame.tabIndex = 0;
    this.frame.setAttribute('role', 'group');
    this.frame.setAttribute('aria-label', say('diagram.label', figure.dataset.label ?? ''));
    figure.prepend(this.frame, this.controls());
  }

  async open() {
    const answer = await fetch(this.figure.dataset.xmlUrl, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`picture ${answer.status}`);
    // The wheel belongs to the page: a picture that swallows it is a trap half way down.
    this.viewer = new Viewer({ container: this.frame, zoomScroll: { enabled: false } });
    await this.viewer.importXML(await answer.text());
    this.canvas = this.viewer.get('canvas');
    this.mark();
    this.look();
    this.frame.addEventListener('keydown', (event) => this.key(event));
    this.touch();
    new ResizeObserver(() => this.canvas.resized()).observe(this.frame);
  }

  mark() {
    const registry = this.viewer.get('elementRegistry');
    const data = this.figure.dataset;
    for (const [names, marker] of [[data.done, 'node-done'], [data.current, 'node-current'], [data.overdue, 'node-overdue']]) {
      ids(names).filter((id) => registry.get(id)).forEach((id) => this.canvas.addMarker(id, marker));
    }
    const current = ids(data.current).map((id) => registry.get(id)).filter(Boolean);
    const edge = (side, size) => Math.max(...current.map((step) => step[side] + step[size]));
    const x = Math.min(...current.map((step) => step.x));
    const y = Math.min(...current.map((step) => step.y));
    this.here = current.length ? { x, y, width: edge('x', 'width') - x, height: edge('y', 'height') - y } : undefined;
    ids(data.current).filter((id) => registry.get(id)).forEach((id) => {
      const badge = document.createElement('span');
      badge.className = 'diagram-here';
      badge.textContent = say('diagram.here');
      this.viewer.get('overlays').add(id, { position: { top: -12, left: 8 }, html: badge });
    });
  }

  /** All of it where that can be read; otherwise the current steps, all of them, as large as they go together. */
  look() {
    const { zoom } = this.fit();
    if (zoom >= READABLE || !this.here) return;
    const frame = this.frame.getBoundingClientRect();
    const { inner } = this.canvas.viewbox();
    // Centred on the step, but not beyond the edge of the picture: half a frame of nothing tells nobody anything.
    const along = (middle, size, from, length) =>
      size >= length + 2 * MARGIN
        ? from + length / 2 - size / 2
        : Math.min(Math.max(middle - size / 2, from - MARGIN), from + length + MARGIN - size);
    const together = Math.min(
      READABLE,
      frame.width / (this.here.width + 2 * MARGIN),
      frame.height / (this.here.height + 2 * MARGIN),
    );
    const width = frame.width / together;
    const height = frame.height / together;
    this.canvas.viewbox({
      x: along(this.here.x + this.here.width / 2, width, inner.x, inner.width),
      y: along(this.here.y + this.here.height / 2, height, inner.y, inner.height),
      width,
      height,
    });
  }

  fit() {
    const { inner } = this.canvas.viewbox();
    const { width, height } = this.frame.getBoundingClientRect();
    const zoom = Math.min(1, width / (inner.width + 2 * MARGIN), height / (inner.height + 2 * MARGIN));
    const box = { width: width / zoom, height: height / zoom };
    box.x = inner.x + inner.width / 2 - box.width / 2;
    box.y = inner.y + inner.height / 2 - box.height / 2;
    this.canvas.viewbox(box);
    return { zoom };
  }

  zoom(by) {
    this.canvas.zoom(Math.min(2.5, Math.max(0.15, this.canvas.zoom() * by)));
  }

  key(event) {
    const moves = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) this.canvas.scroll({ dx: moves[event.key][0], dy: moves[event.key][1] });
    else if (event.key === '+' || event.key === '=') this.zoom(1.25);
    else if (event.key === '-') this.zoom(0.8);
    else if (event.key === '0') this.fit();
    else return;
    event.preventDefault();
  }

  /** One finger moves the picture sideways and the page up and down; two fingers move and zoom the picture. */
  touch() {
    const fingers = new Map();
    const middle = () => {
      const all = [...fingers.values()];
      const x = all.reduce((sum, at) => sum + at.x, 0) / all.length;
      const y = all.reduce((sum, at) => sum + at.y, 0) / all.length;
      const spread = all.length > 1 ? Math.hypot(all[0].x - all[1].x, all[0].y - all[1].y) : 0;
      return { x, y, spread };
    };
    const end = (event) => fingers.delete(event.pointerId);
    this.frame.addEventListener('pointerdown', (event) => {
      if (event.pointerType === 'touch') fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    this.frame.addEventListener('pointermove', (event) => {
      if (!fingers.has(event.pointerId)) return;
      const before = middle();
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const after = middle();
      this.canvas.scroll({ dx: after.x - before.x, dy: fingers.size > 1 ? after.y - before.y : 0 });
      if (before.spread > 10 && after.spread > 10) this.zoom(after.spread / before.spread);
    });
    ['pointerup', 'pointercancel', 'pointerleave'].forEach((type) => this.frame.addEventListener(type, end));
  }

  controls() {
    const bar = document.createElement('div');
    bar.className = 'diagram-controls';
    const button = (text, name, act) => {
      const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text, className: 'btn btn-outline-primary btn-sm' });
      made.setAttribute('aria-label', name);
      made.title = name;
      made.addEventListener('click', () => this.canvas && act());
      return made;
    };
    bar.append(
      button('＋', say('diagram.in'), () => this.zoom(1.25)),
      button('－', say('diagram.out'), () => this.zoom(0.8)),
      button(say('diagram.fit'), say('diagram.fit'), () => this.fit()),
      button(say('diagram.large'), say('diagram.large'), () => this.frame.requestFullscreen?.()),
    );
    return bar;
  }
}

function draw(figure) {
  const picture = new Picture(figure);
  picture.open().catch((problem) => {
    console.error(problem);
    const text = Object.assign(document.createElement('p'), { className: 'second', textContent: say('diagram.failed') });
    picture.frame.replaceWith(text);
    figure.querySelector('.diagram-controls').remove();
  });
}

// A picture in a closed <details> or tab has no size to fit into; it is drawn when it comes into view.
const seen = new IntersectionObserver((entries) => {
  entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
    seen.unobserve(target);
    draw(target);
  });
}, { rootMargin: '200px' });

function mount(root) {
  root.querySelectorAll('[data-island="diagram"]:not([data-on])').forEach((figure) => {
    figure.dataset.on = '';
    seen.observe(figure);
  });
}

mount(document);
document.addEventListener('htmx:load', (event) => mount(event.target));
