package org.huhang.casework;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.huhang.deadline.Deadlines;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps what is owed to a case, each once for a source, and which process began for it. */
@Component
public class Duties {

    private static final Logger log = LoggerFactory.getLogger(Duties.class);

    private final DutyTable table;
    private final Deadlines deadlines;
    private final Clock clock;

    Duties(DutyTable table, Deadlines deadlines, Clock clock) {
        this.table = table;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * What a process of a case is there for.
     *
     * @param instanceId the process
     * @return empty if no duty began it
     */
    public Optional<Duty> owed(String instanceId) {
        return table.of(instanceId);
    }

    /**
     * Who asked the agency for which a process is there.
     *
     * @param instanceId the process
     * @return empty if nobody did
     */
    public Optional<String> askedBy(String instanceId) {
        return table.askedBy(instanceId);
    }

    /**
     * The processes in which somebody is, or was, asked because of one source.
     *
     * @param source what asked
     * @return the first one first
     */
    public List<String> asked(String source) {
        return table.instances(source);
    }

    /**
     * What called for somebody in some cases.
     *
     * @param caseNos the cases
     * @return the sources
     */
    public Set<String> sources(Set<String> caseNos) {
        return table.sources(caseNos);
    }

    /**
     * The process in which a report of a case is registered that did not open it.
     *
     * @param caseNo the case
     * @param reportId the report
     * @return empty if there is none
     */
    public Optional<String> registering(String caseNo, UUID reportId) {
        return table.instance(caseNo, Duty.Kind.COUNTY, "report:" + reportId);
    }

    /** Somebody is at it already; that he was asked for this source too is kept. False if it was before. */
    boolean seen(CaseFile file, Duty.Kind kind, Occasion why, @Nullable String agency) {
        return table.claim(UUID.randomUUID(), file.caseNo(), kind, why, agency, clock.instant());
    }

    /**
     * Begins what is owed, unless it was begun for the same source before.
     *
     * @param begins begins the process and says which
     * @return whether it began now
     */
    boolean start(CaseFile file, Duty.Kind kind, Occasion why, @Nullable String agency, Supplier<String> begins) {
        var id = UUID.randomUUID();
        if (!table.claim(id, file.caseNo(), kind, why, agency, clock.instant())) {
            return false;
        }
        var instance = begins.get();
        table.took(id, instance);
        if (why.goesOn() != null) {
            deadlines.carryOn(why.goesOn(), instance);
        }
        log.info(
                "case {}: {} must know, because {}",
                file.caseNo(),
                kind,
                why.cause().code());
        return true;
    }

    /** The process in which an agency is asked to take part, if nothing else asked it. */
    Optional<String> onlyAsking(String caseNo, String agency) {
        return table.onlyAsking(caseNo, agency);
    }

    /** Keeps who asked an agency for a source. */
    void askedBy(CaseFile file, String agency, String source, String by) {
        table.askedBy(file.caseNo(), agency, source, by);
    }
}
