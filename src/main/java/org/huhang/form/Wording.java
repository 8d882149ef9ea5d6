package org.huhang.form;

import org.jspecify.annotations.Nullable;

/** Where words stand in a component, and how their key in other languages ends. */
enum Wording {
    LABEL("label", "label"),
    DATE_LABEL("label", "dateLabel"),
    TIME_LABEL("timeLabel", "timeLabel"),
    DESCRIPTION("description", "description"),
    TEXT("text", "text"),
    PATTERN("pattern", "validate", "patternErrorMessage"),
    PREFIX("prefix", "appearance", "prefixAdorner"),
    SUFFIX("suffix", "appearance", "suffixAdorner");

    private final String part;
    private final String[] path;

    Wording(String part, String... path) {
        this.part = part;
        this.path = path;
    }

    String part() {
        return part;
    }

    /** The attribute, within the object that {@link #holder} names if there is one. */
    String attribute() {
        return path[path.length - 1];
    }

    @Nullable
    String holder() {
        return path.length > 1 ? path[0] : null;
    }

    /** The Chinese words, null if there are none. */
    @Nullable
    String in(Component component) {
        return component.text(path);
    }

    boolean given(Component component) {
        return !Characters.blank(in(component));
    }
}
