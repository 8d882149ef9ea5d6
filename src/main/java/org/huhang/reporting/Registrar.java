package org.huhang.reporting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.CaseFile;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.child.ChildFile;
import org.huhang.intake.Report;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who registers a report, and what is kept from whoever does. */
@Component
class Registrar {

    private final CaseRegister cases;
    private final Cases caseFiles;
    private final Directory directory;

    Registrar(CaseRegister cases, Cases caseFiles, Directory directory) {
        this.cases = cases;
        this.caseFiles = caseFiles;
        this.directory = directory;
    }

    /** Who would register the report. */
    String desk(Report report, Triage.Proposals proposed) {
        var type = AgencyType.valueOf(proposed.firstReceiver());
        return directory
                .responsible(type, type.mainRole(), report.incident().regionCode(), null)
                .agency()
                .code();
    }

    /** Whoever reports chooses no office that looks into a secret case: its open cases in which the desk takes no part. */
    Map<UUID, CaseFile> keptFrom(String desk, List<ChildFile> same) {
        var secret = new LinkedHashMap<UUID, CaseFile>();
        for (var file : same) {
            cases.lockOpenOfChild(file.id())
                    .filter(CaseFile::secret)
                    .filter(open -> !caseFiles.parties(open.caseNo()).agencies().containsKey(desk))
                    .ifPresent(open -> secret.put(file.id(), open));
        }
        return secret;
    }

    /**
     * Nobody judges what is said against himself: civil affairs registers it, else the coordinating office. In a secret case
     * that is for who takes part in it.
     */
    Triage.Proposals past(Set<String> agencies, Report report, Triage.Proposals proposed, @Nullable CaseFile joined) {
        var inside = joined != null && joined.secret()
                ? caseFiles.parties(joined.caseNo()).agencies().keySet()
                : null;
        var office = directory.coordinating(report.incident().regionCode());
        var asked = Stream.concat(
                        Stream.of(AgencyType.CIVIL, office.type()),
                        inside == null
                                ? Stream.of()
                                : inside.stream()
                                        .map(code -> directory.agency(code).type()))
                .map(proposed::receivedBy);
        var able = Stream.concat(Stream.of(proposed), asked)
                .filter(one -> inside == null || inside.contains(desk(report, one)))
                .toList();
        return able.stream()
                .filter(one -> !agencies.contains(desk(report, one)))
                .findFirst()
                .or(() -> able.stream().findFirst())
                .orElse(proposed);
    }
}
