package org.huhang.agency;

import java.util.Locale;

/**
 * An office that takes part in cases.
 *
 * @param code {@code <TYPE>-<region>} for the one of its kind in a region, {@code <TYPE>-<region>-<nn>} for one of many
 * @param type what kind of office it is
 * @param regionCode the region that it answers for
 * @param name the Chinese name
 * @param nameEn the English name
 */
public record Agency(String code, AgencyType type, String regionCode, String name, String nameEn) {

    /**
     * The name as a reader of this language writes it.
     *
     * @param locale the reader's language
     * @return the Chinese name unless the language is English
     */
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : name;
    }

    /**
     * The key under which the engine and the task list know the people of this agency who hold a role.
     *
     * @param role a role code of this kind of agency
     * @return {@code <agencyCode>:<role>}
     */
    public String group(String role) {
        return code + ":" + role;
    }
}
