package org.huhang.starting;

/** A process runs in the case already: whoever began it once more goes on in that one. */
public final class RunsAlready extends RuntimeException {

    private final String definitionId;
    private final String caseNo;

    /**
     * It runs there.
     *
     * @param definitionId the version of its model
     * @param caseNo the case, which the person may open
     */
    RunsAlready(String definitionId, String caseNo) {
        super("a process runs in " + caseNo + " already");
        this.definitionId = definitionId;
        this.caseNo = caseNo;
    }

    String definitionId() {
        return definitionId;
    }

    String caseNo() {
        return caseNo;
    }
}
