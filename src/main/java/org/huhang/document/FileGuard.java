package org.huhang.document;

import java.util.Set;
import org.huhang.agency.Person;

/** Whoever knows why some files of a folder are not for everybody who may open the folder. Asked at every opening. */
public interface FileGuard {

    /**
     * Which files stay shut.
     *
     * @param person who would open them, and may open their folder
     * @param fileIds ids of files
     * @return those that this person may not open
     */
    Set<String> shut(Person person, Set<String> fileIds);
}
