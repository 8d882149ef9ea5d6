package org.huhang.casework;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.worklist.ToldAnswer;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the question whether a case may leave RED to whoever reads it. */
@Component
class TierQuestions {

    private final TierAsking tierAsking;
    private final TierVoices voices;
    private final TierChanges tiers;
    private final Worklist worklist;
    private final Directory directory;
    private final CaseWords words;
    private final WhyTwo whyTwo;

    TierQuestions(
            TierAsking tierAsking,
            TierVoices voices,
            TierChanges tiers,
            Worklist worklist,
            Directory directory,
            CaseWords words,
            WhyTwo whyTwo) {
        this.tierAsking = tierAsking;
        this.voices = voices;
        this.tiers = tiers;
        this.worklist = worklist;
        this.directory = directory;
        this.words = words;
        this.whyTwo = whyTwo;
    }

    /** The lower tiers that somebody asked for, oldest first. */
    List<TierAsked> tiersAsked(CaseFile file) {
        return tierAsking.ofCase(file.caseNo());
    }

    /** The asked lowering of the tier, null if nothing waits. */
    @Nullable
    TierQuestion tierQuestion(CaseFile file, List<TierAsked> asked, Person reader, Locale locale) {
        return tierAsking
                .open(file.caseNo(), asked)
                .filter(one -> file.open())
                .map(one -> new TierQuestion(
                        one.id(),
                        tiers.tier(file.riskTier(), locale),
                        tiers.tier(one.tier(), locale),
                        one.reason(),
                        words.who(one.askedBy(), locale),
                        one.askedAt(),
                        found(one, reader, locale),
                        voices.mayAnswer(reader, file, one),
                        one.refusal(),
                        about(file, one, locale)))
                .orElse(null);
    }

    /** Why it takes two, and who can answer: the agency that has the task, or each person who may on the page of the case. */
    private String about(CaseFile file, TierAsked asked, Locale locale) {
        var second = second(asked, locale);
        if (second != null) {
            return words.word("casework.tier.second", locale, second);
        }
        var may = voices.whoMayAnswer(file, asked).stream()
                .map(person -> words.who(person.id(), locale))
                .collect(Collectors.joining(words.word("casework.strip.separator", locale)));
        return may.isEmpty()
                ? words.word("casework.tier.nobody", locale)
                : words.word("casework.tier.about", locale, whyTwo.of(file, asked.askedAt(), locale), may);
    }

    /** Who has the task to answer or may take it, null where it is answered on the page of the case. */
    private @Nullable String second(TierAsked asked, Locale locale) {
        return worklist.ofCase(asked.caseNo()).stream()
                .filter(item -> item.open() && item.instanceId().equals(asked.instanceId()))
                .map(item -> second(item, locale))
                .findFirst()
                .orElse(null);
    }

    private String second(WorkItem item, Locale locale) {
        var holder = item.holder();
        if (holder != null) {
            return words.who(holder, locale);
        }
        var people = directory.peopleOf(item.group());
        return people.isEmpty()
                ? directory.agency(item.agencyCode()).name(locale)
                : people.stream()
                        .map(person -> words.who(person.id(), locale))
                        .collect(Collectors.joining(words.word("casework.strip.separator", locale)));
    }

    /** What the answer says that would take the case from RED: who must say what he thinks of it reads it whole. */
    private ToldAnswer found(TierAsked asked, Person reader, Locale locale) {
        return worklist.answersOfCase(asked.caseNo()).stream()
                .filter(answer -> answer.taskId().equals(asked.itemId()))
                .findFirst()
                .map(answer -> worklist.told(answer, worklist.item(answer.taskId()), reader, locale))
                .orElse(ToldAnswer.NOTHING);
    }

    /**
     * Somebody would take the case from RED.
     *
     * @param id what is asked
     * @param before the tier as it is, in words
     * @param after what it should be, in words
     * @param reason why, null if nothing was written
     * @param who who asked, with the agency
     * @param at when
     * @param found what else the answer says; nothing where it was asked before that was kept
     * @param yours whether the reader may agree or object
     * @param refusal whether a report was refused, and no lower tier asked for
     * @param about why it takes two, and who can answer
     */
    public record TierQuestion(
            UUID id,
            String before,
            String after,
            @Nullable String reason,
            String who,
            Instant at,
            ToldAnswer found,
            boolean yours,
            boolean refusal,
            String about) {}
}
