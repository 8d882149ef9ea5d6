package org.huhang.processes;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Facts;
import org.huhang.engine.Lists;
import org.huhang.engine.ProcessFunction;
import org.huhang.engine.ReadsVariables;
import org.jspecify.annotations.Nullable;

/** The functions that models call; groups are named by agency and role alone. */
final class FakeFunctions {

    private FakeFunctions() {}

    static List<ProcessFunction> all() {
        return List.of(new Agency(), new Measures(), new Lists());
    }

    @ReadsVariables({"firstReceiver", "regionCode", "policeCode"})
    private static final class Agency implements ProcessFunction {
        @Override
        public String functionName() {
            return "agency";
        }

        @SuppressWarnings("unused")
        public String group(Facts facts, String type, String role) {
            return type + ":" + role;
        }

        @SuppressWarnings("unused")
        public String intakeGroup(Facts facts, String firstReceiver) {
            return firstReceiver + ":intake";
        }

        @SuppressWarnings("unused")
        public String coordinatingGroup(Facts facts) {
            return "WCWC:supervisor";
        }

        @SuppressWarnings("unused")
        public String leaderGroup(Facts facts, @Nullable String type) {
            return (type == null ? "CIVIL" : type) + ":leader";
        }

        @SuppressWarnings("unused")
        public String mainGroup(Facts facts, String type) {
            return type + ":main";
        }

        @SuppressWarnings("unused")
        public String named(Facts facts, String agencyCode) {
            return agencyCode + ":main";
        }

        @SuppressWarnings("unused")
        public String leaderOf(Facts facts, String agencyCode) {
            return agencyCode + ":leader";
        }

        @SuppressWarnings("unused")
        public String reviewGroup(Facts facts, String level) {
            return (level.equals("second") ? "SUPERIOR" : "POLICE") + ":leader";
        }

        @SuppressWarnings("unused")
        public String roleOf(Facts facts, String agencyCode, String role) {
            return agencyCode + ":" + role;
        }

        @SuppressWarnings("unused")
        public String feedbackGroup(Facts facts, String sender) {
            return (sender.equals("INTAKE") ? facts.text("firstReceiver") + ":intake" : sender + ":main");
        }
    }

    /** Measure {@code WF-2026-12-15} belongs to the women's federation and is due on that day. */
    private static final class Measures implements ProcessFunction {
        @Override
        public String functionName() {
            return "measures";
        }

        @SuppressWarnings("unused")
        public String group(Facts facts, String measureId) {
            return measureId.split("-")[0] + ":main";
        }

        @SuppressWarnings("unused")
        public Date due(Facts facts, String measureId) {
            var day = measureId.contains("-") ? measureId.substring(measureId.indexOf('-') + 1) : "2026-12-31";
            return Date.from(
                    LocalDate.parse(day).atStartOfDay(BusinessClock.CHINA).toInstant());
        }
    }
}
