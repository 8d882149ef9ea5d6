package org.huhang.casework;

import java.util.Map;
import org.huhang.form.Characters;
import org.springframework.ui.Model;

/**
 * What somebody typed into a form of the page of a case, and was not taken, is not lost: it stands in that form again, or where
 * the form is not shown any more in that of the note, or where that is not shown either beside the message.
 */
final class Unkept {

    private static final String NOTE = "unwritten";

    private Unkept() {}

    /**
     * Finds a place for what was typed.
     *
     * @param model of the page, with what was typed
     * @param shown each name under which a form finds what was typed, and whether that form is shown to this reader
     */
    static void place(Model model, Map<String, Boolean> shown) {
        shown.forEach((typed, form) -> {
            if (!form && model.getAttribute(typed) instanceof String text && !Characters.blank(text)) {
                place(model, text, shown.getOrDefault(NOTE, false));
            }
        });
    }

    private static void place(Model model, String text, boolean notes) {
        if (notes) {
            model.addAttribute(NOTE, text);
            model.addAttribute("unwrittenWhy", "moved");
        } else {
            model.addAttribute("unkept", text);
        }
    }
}
