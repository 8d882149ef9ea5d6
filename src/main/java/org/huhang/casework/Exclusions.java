package org.huhang.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.intake.Intake;
import org.huhang.intake.Report;
import org.huhang.notification.KeptAway;
import org.huhang.worklist.Oversight;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose staff are kin of those concerned, or suspected, neither checks, nor is asked, nor is told, nor may open the case: the
 * village committee and the school, whichever intake names.
 */
@Component
public class Exclusions implements KeptAway {

    private static final String VILLAGE = "village";
    public static final String SCHOOL = "school";

    private final ExclusionTable table;
    private final CaseProcess process;
    private final Worklist worklist;
    private final Oversight oversight;
    private final Directory directory;
    private final Intake intake;
    private final SuspectRelations relations;
    private final AuditTrail trail;
    private final Clock clock;

    Exclusions(
            ExclusionTable table,
            CaseProcess process,
            Worklist worklist,
            Oversight oversight,
            Directory directory,
            Intake intake,
            SuspectRelations relations,
            AuditTrail trail,
            Clock clock) {
        this.table = table;
        this.process = process;
        this.worklist = worklist;
        this.oversight = oversight;
        this.directory = directory;
        this.intake = intake;
        this.relations = relations;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Set<String> agencies(String caseNo) {
        return table.of(caseNo);
    }

    /**
     * What the reports suggest: somebody of the village or the school is suspected.
     *
     * @param reports those of the case
     * @return none, one or both of {@code village} and {@code school}
     */
    public List<String> proposed(List<Report> reports) {
        return reports.stream()
                .map(Report::incident)
                .flatMap(incident -> Stream.<@Nullable String>of(incident.suspectRelation(), incident.suspectKind()))
                .filter(Objects::nonNull)
                .flatMap(relation -> relations.house(relation).stream())
                .distinct()
                .toList();
    }

    /** Takes from the answer of intake whom to keep away; before the process moves on, so that its next task goes past them. */
    public void registered(Given answer, CaseFile file, String source) {
        var houses = answer.codes("conflictOfInterest");
        var excluded = new ArrayList<String>();
        if (houses.contains(VILLAGE)) {
            // Intake may have fixed the township only; the reports still say which village it was.
            var told = intake.ofCase(file.caseNo()).stream()
                    .map(report -> report.incident().regionCode());
            Stream.concat(Stream.of(answer.text("incidentVillage"), file.regionCode()), told)
                    .filter(Objects::nonNull)
                    .distinct()
                    .map(place -> AgencyType.VILLAGE + "-" + place)
                    .filter(code -> directory.findAgency(code).isPresent())
                    .forEach(excluded::add);
        }
        var school = answer.text("schoolCode");
        if (houses.contains(SCHOOL) && school != null) {
            excluded.add(school);
        }
        excluded.forEach(agency -> exclude(file.caseNo(), agency, source));
    }

    /**
     * Keeps an agency away from a case from now on; what lies with it goes to who answers instead.
     *
     * @param caseNo the case
     * @param agency its code
     * @param source the task that said so
     */
    void exclude(String caseNo, String agency, String source) {
        table.insert(caseNo, agency, source, clock.instant());
        var all = table.of(caseNo);
        worklist.exclude(caseNo, all);
        process.excluded(caseNo, all);
        oversight.passOn(caseNo, all);
        trail.record(new AuditLine("system", "case.excluded", "case", caseNo, caseNo, agency));
    }
}
