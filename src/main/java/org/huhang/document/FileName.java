package org.huhang.document;

import java.text.Normalizer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a harmless name of whatever name a file came with. */
final class FileName {

    private static final int LONGEST = 100;
    private static final String NAMELESS = "附件";
    private static final String FORBIDDEN = "<>:\"|?*%&;";
    private static final Set<Integer> INVISIBLE = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE,
            (int) Character.UNASSIGNED,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    private FileName() {}

    /** No path, nothing invisible (a right-to-left mark turns exe.pdf around), no character that a shell or disk minds. */
    static String clean(@Nullable String given, FileType type) {
        var name = withoutPath(Normalizer.normalize(given == null ? "" : given, Normalizer.Form.NFC));
        var visible = new StringBuilder();
        name.codePoints()
                .filter(c -> !INVISIBLE.contains(Character.getType(c)))
                .map(c -> FORBIDDEN.indexOf(c) >= 0 ? '_' : c)
                .forEach(visible::appendCodePoint);
        var tidy = visible.toString().replaceAll("\\s+", " ").replaceAll("^[. ]+|[. ]+$", "");
        return shortened(type.named(tidy.isEmpty() ? NAMELESS : tidy));
    }

    private static String withoutPath(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String shortened(String name) {
        var length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        var ending = name.substring(name.lastIndexOf('.'));
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }
}
