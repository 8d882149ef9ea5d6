package org.huhang.casework;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.casework.Occasion.Cause;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A child that was to leave its guardian, and stays because nobody took it, is the task of the office that coordinates the place. */
@Component
public class StaysThere {

    private final AskedToTakePart asked;
    private final Duties duties;
    private final CasePlaces places;
    private final CaseNotes notes;
    private final Directory directory;
    private final MessageSource words;

    StaysThere(
            AskedToTakePart asked,
            Duties duties,
            CasePlaces places,
            CaseNotes notes,
            Directory directory,
            MessageSource words) {
        this.asked = asked;
        this.duties = duties;
        this.places = places;
        this.notes = notes;
        this.directory = directory;
        this.words = words;
    }

    /**
     * Asks the office to see to it, once for a hand-over.
     *
     * @param file an open case
     * @param handOver what was given up
     * @param sender the agency that gave it up
     * @param personId who gave it up
     */
    public void ask(CaseFile file, UUID handOver, String sender, String personId) {
        var why = new Occasion(Cause.STAYS, "handOver:" + handOver, places.placeOf(file));
        if (!duties.asked(why.source()).isEmpty()) {
            return;
        }
        var office = directory.coordinating(file.county());
        notes.along(
                directory.person(personId),
                file.caseNo(),
                CaseNote.Kind.ASKED,
                Objects.requireNonNull(
                        words.getMessage("casework.stays.asks", new Object[] {office.name()}, Locale.CHINESE)));
        asked.asks(file, office.code(), sender, why);
    }
}
