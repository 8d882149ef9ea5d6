package org.huhang.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A box to tick. */
record FlagKind() implements Kind {

    @Override
    public Verdict accept(Object raw, Map<String, ?> known) {
        return raw instanceof Boolean ? Verdict.of(raw) : Verdict.refused("wrongType.flag");
    }

    @Override
    public Object shaped(Object raw) {
        return switch (String.valueOf(raw instanceof List<?> one && one.size() == 1 ? one.get(0) : raw)) {
            case "true" -> true;
            case "false" -> false;
            default -> raw;
        };
    }

    @Override
    public Object blank() {
        return false;
    }

    @Override
    public String missing() {
        return "requiredTick";
    }

    @Override
    public Sort sort() {
        return Sort.FLAG;
    }

    @Override
    public boolean mayBeVariable() {
        return true;
    }

    /** Never null: a gateway that reads it must get a yes or a no. */
    @Override
    public Object variable(@Nullable Object answer) {
        return Boolean.TRUE.equals(answer);
    }

    @Override
    public String readable(Object answer, Field field, Words words) {
        return words.say(Boolean.TRUE.equals(answer) ? "form.yes" : "form.no");
    }
}
