package org.huhang.paper;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.huhang.agency.AgencyType;

/**
 * A kind of paper.
 *
 * @param key folder and file of its template under {@code forms}, such as {@code guardian-warning/dv-warning}
 * @param code what its numbers begin with
 * @param title its Chinese title, as it stands on it
 * @param titleEn its English title
 * @param agencies the kinds of agencies that make it; empty for all
 * @param to to whom it can be served; empty for a paper that stays in the file
 * @param required words without which it cannot be issued
 * @param law what wants it, in Chinese
 * @param lawEn the same in English
 */
record PaperKind(
        String key,
        String code,
        String title,
        String titleEn,
        Set<AgencyType> agencies,
        List<Recipient> to,
        List<String> required,
        String law,
        String lawEn) {

    String title(Locale locale) {
        return locale.getLanguage().equals("en") ? titleEn : title;
    }

    String law(Locale locale) {
        return locale.getLanguage().equals("en") ? lawEn : law;
    }

    boolean isMadeBy(AgencyType type) {
        return agencies.isEmpty() || agencies.contains(type);
    }
}
