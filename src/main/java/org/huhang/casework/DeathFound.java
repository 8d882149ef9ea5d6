package org.huhang.casework;

import java.util.EnumSet;
import java.util.Set;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.Occasion.Cause;
import org.huhang.model.Work;
import org.huhang.worklist.TaskDone;
import org.springframework.stereotype.Component;

/**
 * The death of a child is for the police, and the procuratorate reviews what they do, whoever finds it or hears of it. An intake
 * names both by itself.
 */
@Component
class DeathFound {

    private static final Set<Work> NAMES_BOTH = EnumSet.of(Work.INTAKE, Work.FURTHER_INTAKE);

    private final WhoMustKnow whoMustKnow;
    private final AskedToTakePart asked;
    private final CasePlaces casePlaces;
    private final Exclusions exclusions;
    private final Directory directory;

    DeathFound(
            WhoMustKnow whoMustKnow,
            AskedToTakePart asked,
            CasePlaces casePlaces,
            Exclusions exclusions,
            Directory directory) {
        this.whoMustKnow = whoMustKnow;
        this.asked = asked;
        this.casePlaces = casePlaces;
        this.exclusions = exclusions;
        this.directory = directory;
    }

    /**
     * An answer says so: both get the case, unless it is one of them who says it.
     *
     * @param file an open case of the child
     * @param done the answer, to whatever case of it
     */
    void in(CaseFile file, TaskDone done) {
        if (NAMES_BOTH.contains(done.work())) {
            return;
        }
        var by = directory.agency(directory.person(done.personId()).agencyCode());
        var why = Occasion.ofAnswer(done, Cause.FOUND, casePlaces.placeOf(file));
        if (by.type() != AgencyType.POLICE) {
            whoMustKnow.police(file, why);
        }
        if (by.type() != AgencyType.PROC) {
            asked.named(file, procuratorate(file, why), null, why);
        }
    }

    private String procuratorate(CaseFile file, Occasion why) {
        return directory
                .responsible(
                        AgencyType.PROC,
                        AgencyType.PROC.mainRole(),
                        why.place().regionCode(),
                        null,
                        exclusions.agencies(file.caseNo()))
                .agency()
                .code();
    }
}
