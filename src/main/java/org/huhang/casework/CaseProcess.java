package org.huhang.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huhang.agency.AgencyFunction;
import org.huhang.engine.Facts;
import org.huhang.engine.Processes;
import org.huhang.engine.Processes.ProcessOfCase;
import org.huhang.engine.StoppedStep;
import org.huhang.engine.StoppedSteps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The only class that tells the engine anything about a case. */
@Component
public class CaseProcess {

    static final String REPORT_FILED = "reportFiled";
    static final String POLICE_NEEDED = "policeNeeded";
    static final String POLICE_WERE_THERE = "policeWereThere";
    static final String CHILD_IN_DANGER = "childInDanger";
    static final String REPORT_JOINED = "reportJoined";
    public static final String AGENCY_NAMED = "agencyNamed";
    static final String SAME_CHILD_ASKED = "sameChildAsked";
    static final String RED_ASKED = "redAsked";
    static final String NOTHING_RUNS = "nothingRuns";
    static final String FOLLOW_UP_NAMED = "followUpNamed";
    private static final String UNIT_JOINED = "unitJoined";
    private static final String POLICE_OPEN = "policeOpen";

    public static final String POLICE = "policeHandling";
    public static final String EMERGENCY = "emergency";
    static final String HAND_OVER = "handOver";

    static final Set<String> MESSAGES = Set.of(
            REPORT_FILED,
            POLICE_NEEDED,
            POLICE_WERE_THERE,
            CHILD_IN_DANGER,
            REPORT_JOINED,
            AGENCY_NAMED,
            SAME_CHILD_ASKED,
            RED_ASKED,
            NOTHING_RUNS,
            FOLLOW_UP_NAMED,
            UNIT_JOINED);

    /** What cases tell processes by themselves: what was reported, where, who answers for it, and what goes on beside. */
    static final Set<String> VARIABLES = Set.of(
            "caseNo",
            "regionCode",
            "province",
            "riskTier",
            "reportedAt",
            "reportCategories",
            "immediateDanger",
            "reporterIsUnit",
            "reporterIsMandated",
            "firstReceiver",
            "policeMatter",
            "receivedAt",
            "policeReason",
            "searching",
            "namedAgency",
            "namedBy",
            "begunBy",
            "begunAt",
            "secondAgency",
            "dangerWithinHour",
            "followUpBy",
            "followUpDue",
            POLICE_OPEN);

    /** True in a process that puts right what a wrong answer led to. */
    public static final String PUTS_RIGHT = "putsRight";

    /** The processes in which police work on a case. */
    public static final Set<String> POLICE_WORK = Set.of(POLICE, EMERGENCY);

    /** Named by a table, not by an agency. */
    public static final String SYSTEM = "system";

    private static final int MOST = 4000;

    private final Processes processes;
    private final StoppedSteps stopped;
    private final CaseTable cases;
    private final ExclusionTable exclusions;

    CaseProcess(Processes processes, StoppedSteps stopped, CaseTable cases, ExclusionTable exclusions) {
        this.processes = processes;
        this.stopped = stopped;
        this.cases = cases;
        this.exclusions = exclusions;
    }

    /** The machine's steps of the case that gave up, the oldest first. */
    List<StoppedStep> stopped(String caseNo) {
        return stopped.ofCase(caseNo);
    }

    /** Starts the process that takes a report in; only codes, dates and yes or no go in. */
    String reportFiled(String caseNo, Map<String, Object> facts) {
        var variables = new LinkedHashMap<>(facts);
        variables.put(POLICE_OPEN, policeWork(caseNo));
        return start(REPORT_FILED, caseNo, variables);
    }

    private boolean policeWork(String caseNo) {
        return running(caseNo).stream().anyMatch(running -> POLICE_WORK.contains(running.processKey()));
    }

    /**
     * Starts a process beside what runs in a case already.
     *
     * @param file the case
     * @param message the message of its start
     * @param facts codes, dates and yes or no that it begins with
     * @return the instance's id
     */
    public String begin(CaseFile file, String message, Map<String, Object> facts) {
        var variables = new LinkedHashMap<>(facts);
        variables.putAll(facts(file, file.regionCode()));
        var bound = cases.bound(file.caseNo());
        putKnown(variables, "policeCode", bound.policeCode());
        putKnown(variables, "schoolCode", bound.schoolCode());
        variables.put(POLICE_OPEN, policeWork(file.caseNo()));
        return start(message, file.caseNo(), variables);
    }

    private static void putKnown(Map<String, Object> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    /** What every process of a case knows from its beginning. */
    public static Map<String, Object> facts(CaseFile file, String regionCode) {
        return Map.of(
                "regionCode", regionCode,
                "province", regionCode.substring(0, 2),
                "riskTier", file.riskTier(),
                "firstReceiver", file.firstReceiver(),
                "secrecy", file.secret() ? "MAX" : "NORMAL");
    }

    /** As {@link #facts}, for a process that works at one place of the case. */
    static Map<String, Object> factsAt(CaseFile file, Occasion.Place place) {
        var facts = new LinkedHashMap<>(facts(file, place.regionCode()));
        putKnown(facts, "policeCode", place.policeCode());
        putKnown(facts, "schoolCode", place.schoolCode());
        return facts;
    }

    /** What runs in a case beside one of its processes. */
    List<ProcessOfCase> others(String caseNo, String instanceId) {
        return running(caseNo).stream()
                .filter(one -> !one.instanceId().equals(instanceId))
                .toList();
    }

    /**
     * Starts a process beside the case.
     *
     * @param message by which it starts
     * @param caseNo the case
     * @param facts only codes, dates and yes or no
     * @return the process
     */
    public String start(String message, String caseNo, Map<String, Object> facts) {
        var variables = new LinkedHashMap<>(facts);
        var excluded = exclusions.of(caseNo);
        if (!excluded.isEmpty()) {
            variables.put(AgencyFunction.EXCLUDED, joined(excluded));
        }
        return processes.start(message, caseNo, variables);
    }

    /**
     * Asks the office that coordinates the place of a case whether another report is about its child.
     *
     * @param other that case
     * @param cannotWait whether the case of the report is RED, or its child in danger
     * @return the process that asks
     */
    public String sameChildAsked(CaseFile other, boolean cannotWait) {
        var facts = new LinkedHashMap<>(facts(other, other.regionCode()));
        facts.put("emergency", cannotWait);
        return start(SAME_CHILD_ASKED, other.caseNo(), facts);
    }

    /** Tasks to come go past these agencies, in every process of the case. */
    void excluded(String caseNo, Set<String> agencies) {
        running(caseNo)
                .forEach(process ->
                        processes.set(process.instanceId(), Map.of(AgencyFunction.EXCLUDED, joined(agencies))));
    }

    /** As many as a variable holds; the rest is kept away all the same, and what comes to it is passed on. */
    private static String joined(Set<String> agencies) {
        var joined = String.join(",", agencies);
        return joined.length() <= MOST ? joined : joined.substring(0, joined.lastIndexOf(',', MOST));
    }

    List<ProcessOfCase> of(String caseNo) {
        return processes.ofCase(caseNo);
    }

    /** The processes of a case that have not ended. */
    public List<ProcessOfCase> running(String caseNo) {
        return of(caseNo).stream().filter(process -> process.endedAt() == null).toList();
    }

    /** Whether a process of a case has not ended. */
    public boolean runs(String caseNo, String instanceId) {
        return running(caseNo).stream().anyMatch(one -> one.instanceId().equals(instanceId));
    }

    /** A further unit reported; whoever told the others what became of it tells this one too. */
    void unitJoined(String instanceId) {
        processes.tell(instanceId, UNIT_JOINED, Map.of());
    }

    /** Whether police work on the case, for the processes that wait for them; the ones named do not wait. */
    void policeWork(String caseNo, boolean open, Set<String> besides) {
        running(caseNo).stream()
                .filter(running -> !besides.contains(running.instanceId()))
                .filter(running -> !POLICE_WORK.contains(running.processKey()))
                .forEach(running -> processes.set(running.instanceId(), Map.of(POLICE_OPEN, open)));
    }

    /**
     * Calls a process off.
     *
     * @param instanceId the process
     * @param reason one word for the history
     */
    public void cancel(String instanceId, String reason) {
        processes.cancel(instanceId, reason);
    }

    /** The tier is read by terms of tasks to come, in every process of the case. */
    void retier(String caseNo, String riskTier) {
        tellAll(caseNo, Map.of("riskTier", riskTier));
    }

    /** What one process of a case knows from now on. */
    public void tell(String instanceId, Map<String, Object> facts) {
        processes.set(instanceId, facts);
    }

    /** What every running process of the case knows from now on. */
    public void tellAll(String caseNo, Map<String, Object> facts) {
        running(caseNo).forEach(process -> processes.set(process.instanceId(), facts));
    }

    /** Secrecy is read by steps to come, in every process of the case. */
    void secret(String caseNo) {
        running(caseNo).forEach(process -> processes.set(process.instanceId(), Map.of("secrecy", "MAX")));
    }

    /** What a process knows; nothing once it has ended. */
    public Facts facts(String instanceId) {
        return processes.facts(instanceId);
    }

    /** Where a process is, and where it has been. */
    public Processes.Standing standing(String instanceId) {
        return processes.standing(instanceId);
    }
}
