package org.vireo.crashes;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.vireo.jobs.TestRunner;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * One thing that goes wrong, once.
 *
 * @param kind what
 * @param number of the call or of the change of files, from 1 on; 0 where only a place counts
 * @param place the so-manieth that the job reaches, from 1 on; 0 where none counts
 * @param name of the place, for people
 */
record Accident(Kind kind, int number, int place, String name) {
    /** What can go wrong. */
    enum Kind {
        /** The engine dies at a place of the job. */
        ENGINE_AT,
        /** The engine dies when the host has done it and the answer is on its way. */
        ANSWER_LOST,
        /** The same, and the agent is started anew and remembers nothing, so all is done once more. */
        ANSWER_FORGOTTEN,
        /** The host refuses. */
        REFUSED,
        /** The host refuses, and the engine dies on the way back. */
        ENGINE_ON_WAY_BACK,
        /** The agent dies between two changes of files and comes back before the deadline. */
        AGENT_RETURNS,
        /** The agent dies between two changes of files and comes back after the deadline. */
        AGENT_LATE,
        /** Agent and engine die between two changes of files, as on a machine without power. */
        BOTH
    }

    static Accident numbered(Kind kind, int number) {
        return new Accident(kind, number, 0, "");
    }

    /** Whether an engine dies of it. */
    boolean deadly() {
        return switch (kind) {
            case ENGINE_AT, ANSWER_LOST, ANSWER_FORGOTTEN, ENGINE_ON_WAY_BACK, BOTH -> true;
            case REFUSED, AGENT_RETURNS, AGENT_LATE -> false;
        };
    }

    /** Whether a host is out of reach for longer than the engine waits: then what is of no use any more may stay behind. */
    boolean lasting() {
        return switch (kind) {
            case REFUSED, ENGINE_ON_WAY_BACK, AGENT_LATE -> true;
            case ENGINE_AT, ANSWER_LOST, ANSWER_FORGOTTEN, AGENT_RETURNS, BOTH -> false;
        };
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (number == 0 ? "" : " " + number)
                + (place == 0 ? "" : " " + place + ": " + name);
    }

    /** Happens to a host and an engine. */
    Trouble happens() {
        return new Trouble() {
            private final AtomicBoolean happened = new AtomicBoolean();
            private final AtomicInteger places = new AtomicInteger();

            @Override
            public void reached(String at) {
                if (places.incrementAndGet() == place) {
                    throw new TestRunner.Dies(at);
                }
            }

            @Override
            public void asking(int call) {
                if ((kind == Kind.REFUSED || kind == Kind.ENGINE_ON_WAY_BACK)
                        && call == number
                        && !happened.getAndSet(true)) {
                    throw new VireoException(ModelError.HOST_FAILED, "refused as the test wanted");
                }
            }

            @Override
            public void done(int call) {
                if ((kind == Kind.ANSWER_LOST || kind == Kind.ANSWER_FORGOTTEN)
                        && call == number
                        && !happened.getAndSet(true)) {
                    throw new TestRunner.Dies("call " + call);
                }
            }

            @Override
            public void changing(int change) {
                if ((kind == Kind.AGENT_RETURNS || kind == Kind.AGENT_LATE || kind == Kind.BOTH)
                        && change == number
                        && !happened.getAndSet(true)) {
                    throw new AgentDies("before change " + change);
                }
            }

            @Override
            public void agentDied() {
                if (kind == Kind.AGENT_LATE) {
                    throw new VireoException(ModelError.HOST_UNREACHABLE, "no answer in time");
                }
                if (kind == Kind.BOTH) {
                    throw new TestRunner.Dies("with the agent");
                }
            }
        };
    }
}
