import Quill from 'quill/core.js';
import Module from 'quill/core/module.js';

/** Replaces Quill's history: the client engine undoes only this person's own steps. */
export class Undo extends Module<{ undo?: () => void; redo?: () => void }> {
  constructor(quill: Quill, options: { undo?: () => void; redo?: () => void }) {
    super(quill, options);
    const undo = () => options.undo?.();
    const redo = () => options.redo?.();
    quill.keyboard.addBinding({ key: ['z', 'Z'], shortKey: true }, undo);
    quill.keyboard.addBinding({ key: ['z', 'Z'], shortKey: true, shiftKey: true }, redo);
    quill.keyboard.addBinding({ key: ['y', 'Y'], shortKey: true }, redo);
    quill.root.addEventListener('beforeinput', e => {
      if (e.inputType !== 'historyUndo' && e.inputType !== 'historyRedo') return;
      e.preventDefault();
      (e.inputType === 'historyUndo' ? undo : redo)();
    });
  }

  clear(): void {}
  cutoff(): void {}
}

/** Files are not part of a text. */
export class NoUploads extends Module {
  upload(): void {}
}
