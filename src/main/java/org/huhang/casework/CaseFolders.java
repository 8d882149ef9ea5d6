package org.huhang.casework;

import org.huhang.agency.Scope;
import org.huhang.document.FolderOwner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets into the papers of a case whoever may open the case. */
@Component
class CaseFolders implements FolderOwner {

    static final String KIND = "case";

    private final Cases cases;

    CaseFolders(Cases cases) {
        this.cases = cases;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Scope scope(String caseNo) {
        return cases.scope(caseNo);
    }

    @Override
    public @Nullable String caseNo(String caseNo) {
        return caseNo;
    }
}
