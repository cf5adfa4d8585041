package org.vireo.reporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.report.ScheduledReport;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportSchedule;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorKind;
import org.vireo.model.ModelError;
import org.vireo.model.ReportScheduleId;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** What schedules may be, and what is kept of them; to be called in transactions. Thread-safe. */
@Component(service = Schedules.class)
public final class Schedules {
    static final String KIND = "report_schedule";
    private static final String CANNOT = "Cannot schedule report. ";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 254;
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_OF_ONE = 100;

    private final Inventory inventory;
    private final Reports reports;
    private final Post post;
    private final Clock clock = Clock.systemUTC();
    private final ObjectMapper json = ModelJson.newMapper();

    @Activate
    public Schedules(@Reference Inventory inventory, @Reference Reports reports, @Reference Post post) {
        this.inventory = inventory;
        this.reports = reports;
        this.post = post;
    }

    /** Whether the caller may have such a one. */
    Check check(ReportScheduleId id, ScheduledReport wanted, Caller caller) {
        if (caller.user().equals(Caller.ENGINE)) {
            return Check.refused(ErrorKind.REFUSED, CANNOT + "A schedule belongs to a user with an account.");
        }
        if (wanted.name().isBlank() || wanted.name().length() > LONGEST_NAME) {
            return Check.invalid(CANNOT + "A schedule has a name of 1 to " + LONGEST_NAME + " letters.");
        }
        var refused = crowded(id, wanted, caller).or(() -> recipients(wanted, caller));
        return refused.isPresent() ? refused.get() : run(wanted, caller);
    }

    /** Whether the report could be made and sent for the caller now. */
    Check run(ScheduledReport wanted, Caller caller) {
        if (wanted.keepDays() < 1 || wanted.keepDays() > RunReportHandler.LONGEST_DAYS) {
            return Check.invalid(CANNOT + "Each can be kept for 1 to " + RunReportHandler.LONGEST_DAYS + " days.");
        }
        try {
            cadence(wanted, clock.instant());
            reports.check(wanted.report(), wishes(wanted), wanted.form(), caller);
        } catch (VireoException e) {
            return Check.refused(e.code().kind(), CANNOT + e.getMessage());
        }
        return recipients(wanted, caller).orElse(Check.FINE);
    }

    private Optional<Check> crowded(ReportScheduleId id, ScheduledReport wanted, Caller caller) {
        var own = Where.equal("ownerId", caller.user().value());
        var others = inventory.list(ReportSchedule.class, own).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        if (others.stream().anyMatch(other -> other.name().equals(wanted.name()))) {
            return Optional.of(
                    Check.refused(ErrorKind.CONFLICT, CANNOT + "There is one with the name '" + wanted.name() + "'."));
        }
        return others.size() < MOST_OF_ONE
                ? Optional.empty()
                : Optional.of(Check.refused(
                        ErrorKind.REFUSED, CANNOT + "A user can have " + MOST_OF_ONE + " schedules at most."));
    }

    /** Only administrators have the engine write to others. */
    private Optional<Check> recipients(ScheduledReport wanted, Caller caller) {
        if (wanted.recipients().size() > MOST_RECIPIENTS) {
            return Optional.of(Check.invalid(CANNOT + "It can be sent to " + MOST_RECIPIENTS + " at most."));
        }
        var own =
                inventory.find(Account.class, caller.user()).map(Account::email).orElse("");
        for (var address : wanted.recipients()) {
            var problem = problem(address);
            if (problem.isPresent()) {
                return Optional.of(Check.invalid(CANNOT + "Recipient '" + address + "': " + problem.get()));
            }
            if (!caller.administrator() && !address.equalsIgnoreCase(own)) {
                return Optional.of(Check.refused(
                        ErrorKind.REFUSED,
                        CANNOT + "Users who are no administrators can have it sent to their own address only."));
            }
        }
        return Optional.empty();
    }

    private Optional<String> problem(String address) {
        if (address.isBlank() || address.length() > LONGEST_ADDRESS) {
            return Optional.of("An address has 1 to " + LONGEST_ADDRESS + " letters.");
        }
        return post.mail()
                .flatMap(channel -> channel.problemWith(address))
                .or(() -> address.matches("[^@\\s]+@[^@\\s]+")
                        ? Optional.empty()
                        : Optional.of("That is no address of mail."));
    }

    /** Writes down what one is to be, and when it is due next. */
    void set(ReportSchedule schedule, ScheduledReport wanted) {
        schedule.setName(wanted.name());
        schedule.setContent(write(wanted));
        schedule.setEnabled(wanted.enabled());
        schedule.setDetail("");
        schedule.setDue(wanted.enabled() ? next(wanted, clock.instant()) : Optional.empty());
    }

    /** When it is due next after a moment. */
    Optional<Instant> next(ScheduledReport wanted, Instant moment) {
        return cadence(wanted, moment).after(moment);
    }

    private static Cadence cadence(ScheduledReport wanted, Instant now) {
        return Cadence.of(wanted.cadence(), wishes(wanted).zone(), now);
    }

    private static Wishes wishes(ScheduledReport wanted) {
        return RunReportHandler.wishes(wanted.wishes(), wanted.language(), wanted.zone());
    }

    /** What one is. */
    ScheduledReport read(ReportSchedule schedule) {
        try {
            return json.readValue(schedule.content(), ScheduledReport.class);
        } catch (JsonProcessingException e) {
            throw new VireoException(
                    ModelError.DEFECT, "The schedule " + schedule.id() + " of a report cannot be read", e);
        }
    }

    private String write(ScheduledReport wanted) {
        try {
            return json.writeValueAsString(wanted);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "A schedule of a report cannot be written", e);
        }
    }

    /** For others than its owner and administrators there is none. */
    Check owned(ReportScheduleId id, Caller caller) {
        return inventory
                        .find(ReportSchedule.class, id)
                        .filter(one -> caller.administrator() || one.ownerId().equals(caller.user()))
                        .isPresent()
                ? Check.FINE
                : Check.refused(ErrorKind.NOT_FOUND, "There is no schedule of reports with the id " + id + ".");
    }
}
