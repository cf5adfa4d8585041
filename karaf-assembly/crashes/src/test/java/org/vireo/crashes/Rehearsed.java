package org.vireo.crashes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.vireo.crashes.Accident.Kind;

/**
 * What an operation is like when nothing goes wrong.
 *
 * @param operation which
 * @param before state before it
 * @param after state after it
 * @param places that its job reaches
 * @param calls of the host
 * @param changes of files
 */
record Rehearsed(
        Operation operation,
        Map<String, String> before,
        Map<String, String> after,
        List<Place> places,
        int calls,
        int changes) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{8}([0-9a-f]{4})");

    /**
     * A place of a job.
     *
     * @param name for people
     * @param calls of the host until then
     */
    record Place(String name, int calls) {}

    /** Runs it. */
    static Rehearsed of(Operation operation, Scene scene) {
        operation.before().accept(scene);
        var before = State.of(scene).found();
        var places = new CopyOnWriteArrayList<Place>();
        assertThat(scene.run(operation.command().apply(scene), watching(scene.host, places)))
                .as("finished")
                .isTrue();
        var after = State.of(scene);
        assertThat(after.found()).isEqualTo(operation.after(before));
        assertThat(after.leftOver()).isEmpty();
        return new Rehearsed(
                operation, before, after.found(), List.copyOf(places), scene.host.calls(), scene.host.changes());
    }

    private static Trouble watching(RealHost host, List<Place> places) {
        return new Trouble() {
            @Override
            public void reached(String place) {
                places.add(new Place(UUID.matcher(place).replaceAll("..$2"), host.calls()));
            }
        };
    }

    /** Everything that an engine may die of at once. */
    List<Accident> ofEngines() {
        var all = new ArrayList<Accident>();
        for (var at = 1; at <= places.size(); at++) {
            all.add(engineAt(at));
        }
        all.addAll(each(Kind.ANSWER_LOST, calls));
        all.addAll(each(Kind.ANSWER_FORGOTTEN, calls));
        return all;
    }

    private Accident engineAt(int place) {
        return new Accident(Kind.ENGINE_AT, 0, place, places.get(place - 1).name());
    }

    /** Those of which most is to be learnt: what a host did is done again, and what the engine alone did is known to nobody. */
    List<Accident> telling() {
        var all = new ArrayList<>(each(Kind.ANSWER_FORGOTTEN, calls));
        for (var at = 2; at <= places.size(); at++) {
            var place = places.get(at - 1);
            if (place.name().startsWith("did ")
                    && place.calls() == places.get(at - 2).calls()) {
                all.add(engineAt(at));
            }
        }
        return all;
    }

    /** What else can go wrong on a host. */
    List<Accident> ofHosts() {
        var all = new ArrayList<Accident>();
        for (var kind : List.of(Kind.AGENT_RETURNS, Kind.BOTH, Kind.AGENT_LATE)) {
            all.addAll(each(kind, changes));
        }
        all.addAll(each(Kind.REFUSED, calls));
        return all;
    }

    private static List<Accident> each(Kind kind, int most) {
        var all = new ArrayList<Accident>();
        for (var number = 1; number <= most; number++) {
            all.add(Accident.numbered(kind, number));
        }
        return all;
    }

    /** An engine that dies on the way back after the host refused the last call whose refusal takes anything back. */
    static List<Accident> onTheWayBack(Operation operation, int call, Scene scene) {
        operation.before().accept(scene);
        var places = new CopyOnWriteArrayList<Place>();
        var refusal = Accident.numbered(Kind.REFUSED, call).happens();
        var finished = scene.run(operation.command().apply(scene), new Trouble() {
            @Override
            public void reached(String place) {
                watching(scene.host, places).reached(place);
            }

            @Override
            public void asking(int number) {
                refusal.asking(number);
            }
        });
        var all = new ArrayList<Accident>();
        for (var at = 1; at <= places.size() && !finished; at++) {
            var name = places.get(at - 1).name();
            if (name.contains("und") || name.contains("abandon") || name.startsWith("failed")) {
                all.add(new Accident(Kind.ENGINE_ON_WAY_BACK, call, at, name));
            }
        }
        return all;
    }
}
