package org.huhang.document;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says on every page which files are taken, for its fields for files: one list, the one that is checked. */
@ControllerAdvice(annotations = Controller.class)
class FileFields {

    @ModelAttribute("acceptedFiles")
    String accepted() {
        return FileType.accepted();
    }
}
