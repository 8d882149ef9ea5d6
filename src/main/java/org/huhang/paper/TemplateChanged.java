package org.huhang.paper;

import org.huhang.audit.AuditLine;
import org.huhang.audit.Audited;

/**
 * An agency uses another template from now on.
 *
 * @param person who leads it
 * @param kind the kind of paper
 * @param template the version, empty where the agency went back to that of the platform
 */
record TemplateChanged(String person, String kind, String template) implements Audited {

    @Override
    public AuditLine auditLine() {
        return new AuditLine(
                person,
                template.isEmpty() ? "paper.templateRetired" : "paper.templateUploaded",
                "template",
                template.isEmpty() ? kind : template,
                null,
                kind);
    }
}
