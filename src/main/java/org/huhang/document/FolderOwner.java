package org.huhang.document;

import org.huhang.agency.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Who owns folders of one kind and so decides, by their scope, who may open what lies in them. It is asked at every
 * opening: an agency that joins or a case that becomes secret counts at once. A folder whose kind nobody owns stays
 * shut.
 */
public interface FolderOwner {

    /**
     * The kind of its folders.
     *
     * @return such as {@code case}, {@code child}, {@code report}
     */
    String kind();

    /**
     * Who may open a folder.
     *
     * @param ownerId the case number, child file id or report id that the folder belongs to
     * @return the scope as of now
     */
    Scope scope(String ownerId);

    /**
     * The case that a line in the trail about a file of the folder belongs to.
     *
     * @param ownerId the case number, child file id or report id
     * @return its number, or null while there is none
     */
    @Nullable
    String caseNo(String ownerId);
}
