package org.huhang.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huhang.agency.Directory;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * How the tier of a case came to be what it is: from which to which, and who said so. Why a case left RED is read by whoever
 * works on it, also where the answer that says so is not his to open, because he is told of it and may say otherwise.
 */
@Component
class TierChanges {

    private final ChildFiles children;
    private final Directory directory;
    private final MessageSource words;

    TierChanges(ChildFiles children, Directory directory, MessageSource words) {
        this.children = children;
        this.directory = directory;
        this.words = words;
    }

    /** The changes of a case, oldest first. */
    List<Change> of(CaseFile file) {
        var changes = new ArrayList<Change>();
        String before = null;
        for (var fact : said(file)) {
            var after = String.valueOf(fact.value());
            if (before != null && !before.equals(after)) {
                changes.add(new Change(before, after, fact));
            }
            before = after;
        }
        return changes;
    }

    private List<StripFact> said(CaseFile file) {
        var facts = new ArrayList<StripFact>();
        children.facts(file.childId()).stream()
                .filter(fact ->
                        fact.kind() == StripFact.Kind.TIER && file.caseNo().equals(fact.caseNo()))
                .forEach(fact -> facts.add(0, fact));
        return facts;
    }

    /** From which to which. */
    String inWords(Change change, Locale locale) {
        return word("casework.tier.changed", locale, tier(change.before(), locale), tier(change.after(), locale));
    }

    /** Who said so, with the agency. */
    String who(Change change, Locale locale) {
        return directory
                .find(change.fact().setBy())
                .map(person -> directory.agency(person.agencyCode()).name(locale) + " " + person.name())
                .orElse(word("casework.system", locale));
    }

    String tier(String code, Locale locale) {
        return word("web.tier.long." + code, locale);
    }

    String word(String key, Locale locale, Object... values) {
        return words.getMessage(key, values, locale);
    }

    /**
     * A change of the tier.
     *
     * @param before the tier until then
     * @param after the tier since
     * @param fact who said so, when and why
     */
    record Change(String before, String after, StripFact fact) {

        /** Why; told where a case left RED, of which others must be able to say otherwise. */
        @Nullable
        String reason() {
            return before.equals("RED") ? fact.reason() : null;
        }

        boolean lowered() {
            return Tier.moreSevere(before, after);
        }
    }
}
