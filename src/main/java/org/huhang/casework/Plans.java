package org.huhang.casework;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.AgencyType;
import org.springframework.stereotype.Component;

/** What a plan promises, when the answer that made it is corrected. */
@Component
public class Plans {

    private final MeasureTable measures;

    Plans(MeasureTable measures) {
        this.measures = measures;
    }

    /**
     * A plan that was corrected before anybody began to carry it out.
     *
     * @param caseNo the case
     * @param planId the task in which it was planned
     * @param rows what it promises now
     */
    public void anew(String caseNo, UUID planId, List<Map<String, Object>> rows) {
        measures.planAnew(caseNo, planId, rows);
    }

    /**
     * A plan that was corrected after somebody had begun to carry it out: what was begun stays.
     *
     * @param caseNo the case
     * @param planId the task in which it was planned
     * @param rows what it promises now
     */
    public void more(String caseNo, UUID planId, List<Map<String, Object>> rows) {
        measures.planMore(caseNo, planId, rows);
    }

    /**
     * Who was told to carry out a measure and has not said what became of it.
     *
     * @param caseNo the case
     * @param planId the task in which it was planned
     * @return the kind of agency of each such measure
     */
    public List<AgencyType> atWork(String caseNo, UUID planId) {
        return measures.ofCase(caseNo).stream()
                .filter(measure ->
                        measure.planId().equals(planId) && measure.state().equals("opened"))
                .map(measure -> AgencyType.valueOf(measure.owner()))
                .toList();
    }
}
