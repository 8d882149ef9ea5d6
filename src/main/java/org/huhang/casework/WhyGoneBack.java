package org.huhang.casework;

import java.util.Locale;
import java.util.Optional;
import org.huhang.casework.GoneBackTable.Why;
import org.huhang.model.Work;
import org.huhang.worklist.Withdrawal;
import org.huhang.worklist.WorkItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Why a task was withdrawn when its case went back to be judged anew. */
@Component
class WhyGoneBack implements Withdrawal {

    private final GoneBackTable gone;
    private final MessageSource words;

    WhyGoneBack(GoneBackTable gone, MessageSource words) {
        this.gone = gone;
        this.words = words;
    }

    @Override
    public Optional<String> why(WorkItem item, Locale locale) {
        return gone.why(item.id()).map(why -> words.getMessage(key(why, item.work()), null, locale));
    }

    private static String key(Why why, Work work) {
        return switch (why) {
            case DANGER -> "casework.goneBack";
            case NEWS -> "casework.goneBack.news";
            case OBJECTION -> "casework.goneBack.objection";
            case DEATH -> ofDeath(work);
            case TAKEN_IN -> "casework.goneBack.takenIn";
        };
    }

    private static String ofDeath(Work work) {
        if (work == Work.FOLLOW_UP) {
            return "casework.goneBack.death.followUp";
        }
        return AfterDeath.HELP.contains(work) ? "casework.goneBack.death.help" : "casework.goneBack.death";
    }
}
