package org.huhang.agency;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place of the administrative division.
 *
 * @param code the public division code; a place's code starts with its parent's
 * @param name the Chinese name
 * @param nameEn the name in Latin letters
 * @param level where it stands in the division
 * @param parentCode the place it belongs to, null for a province
 */
public record Region(String code, String name, String nameEn, Level level, @Nullable String parentCode) {

    /**
     * The name as a reader of this language writes it.
     *
     * @param locale the reader's language
     * @return the Chinese name unless the language is English
     */
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : name;
    }
}
