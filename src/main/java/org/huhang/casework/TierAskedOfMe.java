package org.huhang.casework;

import java.util.List;
import java.util.Locale;
import org.huhang.agency.Person;
import org.huhang.worklist.Question;
import org.huhang.worklist.Questions;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What somebody was asked about the tier of a case and may still answer, for the head of the list of tasks. */
@Component
class TierAskedOfMe implements Questions {

    private final TierAskedTable table;
    private final TierAsking asking;
    private final TierVoices voices;
    private final Cases cases;
    private final MessageSource words;

    TierAskedOfMe(TierAskedTable table, TierAsking asking, TierVoices voices, Cases cases, MessageSource words) {
        this.table = table;
        this.asking = asking;
        this.voices = voices;
        this.cases = cases;
        this.words = words;
    }

    @Override
    public List<Question> of(Person person, Locale locale) {
        return table.waitingFor(person.id()).stream()
                .filter(asked ->
                        asking.open(asked.caseNo()).filter(asked::equals).isPresent())
                .filter(asked -> voices.mayAnswer(person, cases.file(asked.caseNo()), asked))
                .map(asked -> new Question(
                        words.getMessage("casework.tier.question", new Object[] {asked.caseNo()}, locale),
                        TierVoices.page(asked.caseNo()) + "#tier"))
                .toList();
    }
}
