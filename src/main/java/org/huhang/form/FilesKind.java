package org.huhang.form;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Files that were uploaded before; the answer names them by id. Whether they exist and whose they are is the owner's question. */
record FilesKind(int most) implements Kind {

    private static final int SEVERAL = 20;
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    static FilesKind of(Component component) {
        return new FilesKind(component.flag("multiple") ? SEVERAL : 1);
    }

    @Override
    public Object shaped(Object raw) {
        return raw instanceof String one ? List.of(one) : raw;
    }

    @Override
    public Verdict accept(Object raw, Map<String, ?> known) {
        if (!(raw instanceof List<?> posted)) {
            return Verdict.refused("wrongType.files");
        }
        if (posted.isEmpty()) {
            return Verdict.UNANSWERED;
        }
        if (posted.size() > most) {
            return Verdict.refused("tooManyFiles", String.valueOf(most));
        }
        var ids = new LinkedHashSet<String>();
        for (var element : posted) {
            if (!(element instanceof String id) || !ID.matcher(id).matches()) {
                return Verdict.refused("wrongType.files");
            }
            if (!ids.add(id.toLowerCase(Locale.ROOT))) {
                return Verdict.refused("fileTwice");
            }
        }
        return Verdict.of(List.copyOf(ids));
    }

    @Override
    public String missing() {
        return "requiredFile";
    }

    @Override
    public Sort sort() {
        return Sort.OTHER;
    }

    @Override
    public String readable(Object answer, Field field, Words words) {
        return answer instanceof List<?> files && !files.isEmpty() ? words.say("form.files", files.size()) : "";
    }
}
