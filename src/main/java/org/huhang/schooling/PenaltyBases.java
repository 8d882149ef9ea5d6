package org.huhang.schooling;

import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where local law allows to penalise a guardian who keeps a child from school; the national law gives no fine. */
@Component
class PenaltyBases {

    private final JdbcClient jdbc;

    PenaltyBases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The basis that holds at a place: that of the narrowest region which has a row; empty where none has, or it says none. */
    Optional<Basis> of(String place) {
        return jdbc.sql(
                        """
                        select given, source_zh, source_en, status from schooling.penalty_basis
                        where starts_with(:place, region) order by length(region) desc limit 1
                        """)
                .param("place", place)
                .query((row, number) -> new Basis(
                        row.getBoolean("given"),
                        row.getString("source_zh"),
                        row.getString("source_en"),
                        row.getString("status").equals("provisional")))
                .optional()
                .filter(Basis::given);
    }

    /**
     * A basis.
     *
     * @param given false where somebody looked and found none
     * @param sourceZh where it stands, in Chinese
     * @param sourceEn where it stands, in English
     * @param provisional whether nobody has read the text itself yet
     */
    record Basis(boolean given, String sourceZh, String sourceEn, boolean provisional) {

        String source(Locale locale) {
            return locale.getLanguage().equals("en") ? sourceEn : sourceZh;
        }
    }
}
