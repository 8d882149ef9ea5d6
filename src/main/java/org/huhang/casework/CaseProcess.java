package org.huhang.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huhang.engine.Processes;
import org.huhang.engine.Processes.ProcessOfCase;
import org.springframework.stereotype.Component;

/** The only class that tells the engine anything about a case. */
@Component
class CaseProcess {

    static final String REPORT_FILED = "reportFiled";
    static final String CHILD_IN_DANGER = "childInDanger";

    private final Processes processes;

    CaseProcess(Processes processes) {
        this.processes = processes;
    }

    /** Starts the process of a new case; only codes, dates and yes or no go in. */
    String reportFiled(CaseFile file, Map<String, Object> facts) {
        var variables = new LinkedHashMap<>(facts);
        variables.put("regionCode", file.regionCode());
        variables.put("province", file.county().substring(0, 2));
        variables.put("riskTier", file.riskTier());
        variables.put("firstReceiver", file.firstReceiver());
        variables.put("secrecy", file.secret() ? "MAX" : "NORMAL");
        return processes.start(REPORT_FILED, file.caseNo(), variables);
    }

    List<ProcessOfCase> of(String caseNo) {
        return processes.ofCase(caseNo);
    }

    List<ProcessOfCase> running(String caseNo) {
        return of(caseNo).stream().filter(process -> process.endedAt() == null).toList();
    }

    /** Says to one process that the child is in danger; false if it does not listen. */
    boolean childInDanger(String instanceId) {
        return processes.tell(instanceId, CHILD_IN_DANGER, Map.of("riskTier", "RED", "immediateDanger", true));
    }

    /** The tier is read by terms of tasks to come, in every process of the case. */
    void retier(String caseNo, String riskTier) {
        running(caseNo).forEach(process -> processes.set(process.instanceId(), Map.of("riskTier", riskTier)));
    }

    Processes.Standing standing(String instanceId) {
        return processes.standing(instanceId);
    }
}
