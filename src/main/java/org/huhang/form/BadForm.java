package org.huhang.form;

/** A form file that may not be used: it holds something forbidden, something unknown, or rules that contradict each other. */
final class BadForm extends RuntimeException {

    private final String place;

    BadForm(String formId, String place, String why) {
        super("form " + tame(formId) + ", " + tame(place) + ": " + tame(why));
        this.place = tame(place);
    }

    // Parts of a message come from the file itself, and messages end in logs.
    private static String tame(String text) {
        var clipped = text.length() > 300 ? text.substring(0, 300) + "…" : text;
        return clipped.replaceAll("\\p{Cntrl}", " ");
    }

    /**
     * Where in the form.
     *
     * @return the component's type and key, such as {@code textfield childName}
     */
    public String place() {
        return place;
    }
}
