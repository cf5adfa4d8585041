// Keeps what a page shows up to date while somebody looks at it, without losing what is being typed.
(function () {
  'use strict';
  var seconds = 5;
  function refresh() {
    if (document.hidden) { return; }
    fetch(location.href, { credentials: 'same-origin', cache: 'no-store' }).then(function (answer) {
      return answer.ok ? answer.text() : null;
    }).then(function (text) {
      if (text === null) { return; }
      var fresh = new DOMParser().parseFromString(text, 'text/html');
      document.querySelectorAll('#vireo [data-live]').forEach(function (part) {
        var next = fresh.querySelector('#vireo [data-live="' + part.getAttribute('data-live') + '"]');
        if (next && !part.contains(document.activeElement)) { part.replaceWith(document.adoptNode(next)); }
      });
    }).catch(function () { /* the engine restarts: the next round asks again */ });
  }
  if (document.querySelector('#vireo [data-live]')) { setInterval(refresh, seconds * 1000); }
})();
