package org.huhang.form;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words of forms in other languages. Keys are {@code <formId>.<key>.<part>}, with the part {@code label},
 * {@code description}, {@code timeLabel}, {@code text}, {@code pattern}, {@code prefix}, {@code suffix} or
 * {@code <code>.option}; a component without a key is named by its path or id.
 */
@FunctionalInterface
public interface FormTexts {

    /** Chinese only: the words that stand in the form file. */
    FormTexts NONE = (key, locale) -> null;

    /**
     * Looks up a text.
     *
     * @param key the text's key
     * @param locale the language wanted
     * @return null if there is none; then the Chinese of the form file is shown
     */
    @Nullable
    String text(String key, Locale locale);
}
