using CsCheck;
using Tracker.Client.Tests.Doubles;
using Tracker.Client.Tests.Simulation;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Text;

namespace Tracker.Client.Tests.Drafts;

/// <summary>Windows over bad connections. Every character that is typed is one of its own, so that each can be looked for at the end.</summary>
public sealed class DraftConvergenceTests
{
    private enum Move
    {
        Insert, Delete, Format, Suggest, Undo, Redo, Decide, Select, Request, Reply, Message, Commit, Repeat, Lose, Overflow, Disconnect, Connect, Restart,
        Late,
        Unknown, TooFast, Mode, Pass,
    }

    private static readonly Gen<(Move Move, int Who, int Number)> Step = Gen.Select(
        Gen.Frequency(
            (20, Gen.Const(Move.Insert)), (8, Gen.Const(Move.Delete)), (2, Gen.Const(Move.Format)), (2, Gen.Const(Move.Suggest)), (3, Gen.Const(Move.Undo)),
            (2, Gen.Const(Move.Redo)), (2, Gen.Const(Move.Decide)), (2, Gen.Const(Move.Select)), (20, Gen.Const(Move.Request)), (14, Gen.Const(Move.Reply)),
            (20, Gen.Const(Move.Message)),
            (14, Gen.Const(Move.Commit)), (1, Gen.Const(Move.Repeat)), (2, Gen.Const(Move.Lose)), (1, Gen.Const(Move.Overflow)),
            (2, Gen.Const(Move.Disconnect)),
            (6, Gen.Const(Move.Connect)), (1, Gen.Const(Move.Restart)), (1, Gen.Const(Move.Late)), (1, Gen.Const(Move.Unknown)), (1, Gen.Const(Move.TooFast)),
            (1, Gen.Const(Move.Mode)),
            (2, Gen.Const(Move.Pass))),
        Gen.Int[0, 9], Gen.Int[0, 9_999]);

    [Fact]
    public void Windows_over_bad_connections_end_with_the_text_of_the_server_and_lose_nothing() =>
        Gen.Select(Gen.Int[2, 10], Step.Array[0, 400]).Sample((windows, steps) => new Play(windows).Run(steps), iter: Rounds.Or(500));

    [Fact]
    public void Two_windows_that_type_and_suggest_end_with_the_text_of_the_server() =>
        Gen.Select(Gen.Const(2), Step.Array[0, 60]).Sample((windows, steps) => new Play(windows).Run(steps), iter: Rounds.Or(2_000));

    private sealed class Play
    {
        private const char First = '\u4E00';
        private static readonly Principal[] People = [World.Head, World.Liaison, World.Member];
        private readonly DraftWorld world = new();
        private readonly HashSet<char> mayBeGone = [];
        private readonly HashSet<char> taken = [];
        private char next = First;

        public Play(int windows)
        {
            for (var i = 0; i < windows; i++) world.Join(People[i % 3], flow: false, seed: i + 1);
            world.Flow();
        }

        public void Run((Move Move, int Who, int Number)[] steps)
        {
            foreach (var (move, who, number) in steps)
            {
                var window = world.Windows[who % world.Windows.Count];
                Make(window, move, number);
                Check(window);
            }
            Finish();
            CheckEnd();
        }

        private void Make(DraftWindow window, Move move, int number)
        {
            var (transport, session, length) = (window.Transport, window.Session, window.Session.Text.Length);
            switch (move)
            {
                case Move.Insert:
                    var typed = New(1 + number % 3);
                    if (window.Insert(number % (length + 1), typed) is null) taken.UnionWith(typed);
                    break;
                case Move.Delete when length > 0:
                    var from = number % length;
                    Remove(window, from, Math.Min(length, from + 1 + number % 5));
                    break;
                case Move.Format when length > 0:
                    var at = number % length;
                    window.Type(TextChange.Build().Retain(at)
                        .Retain(Math.Min(length - at, 1 + number % 6), TextAttributes.Of(("bold", number % 2 == 0 ? true : AttributeValue.Null))).ToChange());
                    break;
                case Move.Suggest: session.Suggesting = number % 2 == 0; break;
                case Move.Undo: Touching(window, () => window.Undo()); break;
                case Move.Redo: Touching(window, () => window.Redo()); break;
                case Move.Decide: Decide(number); break;
                case Move.Select: world.Run(() => session.Select(number % (length + 1), length)); break;
                case Move.Request: Some(() => world.Run(() => transport.DeliverRequest())); break;
                case Move.Reply: Some(() => world.Run(() => transport.DeliverReply())); break;
                case Move.Message: Some(() => world.Run(() => transport.DeliverMessage())); break;
                case Move.Commit: world.Run(world.Server.Commit); break;
                case Move.Repeat: world.Run(() => transport.RepeatMessage(number)); break;
                case Move.Lose: transport.LoseMessages(); break;
                case Move.Overflow: world.Run(() => transport.Overflow(DraftWorld.Actor)); break;
                case Move.Disconnect: world.Run(() => transport.Disconnect(number % 2 == 0 ? Link.Reconnecting : Link.Offline)); break;
                case Move.Connect: world.Run(() => { transport.Connect(); transport.Turn(Link.Up); }); break;
                case Move.Restart: world.Run(world.Server.Restart); break;
                case Move.Late: world.Run(() => world.Server.TypeLate(number)); break;
                case Move.Unknown: world.Server.Troubles.Enqueue(Trouble.BeforeCommit); break;
                case Move.TooFast: world.Server.Troubles.Enqueue(Trouble.TooFast); break;
                case Move.Mode:
                    var mode = world.Server.Draft.Mode.Value;
                    world.Run(() => world.Do(World.Head, new SetDraftMode(mode, mode == DraftMode.Open ? (DraftMode)(1 + number % 2) : DraftMode.Open)));
                    break;
                case Move.Pass: world.Pass(TimeSpan.FromMilliseconds(number)); break;
            }

            void Some(Action deliver)
            {
                for (var i = 0; i <= number % 4; i++) deliver();
            }
        }

        private string New(int count)
        {
            var text = new string([.. Enumerable.Range(0, count).Select(i => (char)(next + i))]);
            next += (char)count;
            return text;
        }

        private void Remove(DraftWindow window, int from, int to)
        {
            mayBeGone.UnionWith(window.Plain[from..to]);
            window.Delete(from, to - from);
        }

        private void Touching(DraftWindow window, Action act)
        {
            var before = window.Plain;
            act();
            mayBeGone.UnionWith(before.Except(window.Plain));
            mayBeGone.UnionWith(window.Plain.Except(before));
        }

        private void Decide(int number)
        {
            if (world.Server.Gathered > 0) return;
            var before = world.Server.Draft.Text.PlainText();
            world.Run(() => world.Do(World.Head, new DecideSuggestions(number % 2 == 0, world.Server.Draft.Revision, By: People[number % 3].Id)));
            mayBeGone.UnionWith(before.Except(world.Server.Draft.Text.PlainText()));
        }

        private void Finish()
        {
            world.Server.Troubles.Clear();
            foreach (var window in world.Windows) world.Run(() => { window.Transport.Connect(); window.Transport.Turn(Link.Up); });
            for (var round = 0; round < 200 && !world.Windows.All(w => w.Transport.Waiting == 0 && w.Session.Status == Status.Saved); round++)
            {
                world.Flow();
                world.Pass(TimeSpan.FromSeconds(5));
            }
            // What shows a lost last frame is the next one.
            world.Run(() => world.Do(World.Head, new RenameDraft(new Edit(world.Server.Draft.Title.Value, "The last word"))));
            world.Flow();
            world.Pass(TimeSpan.FromSeconds(5));
            world.Flow();
        }

        private void Check(DraftWindow window)
        {
            Assert.Empty(world.Faults);
            Assert.Equal(window.Session.Text, window.Screen);
            if (window.Session.Status == Status.Saved) Assert.Equal(0, window.Session.PendingCount);
            foreach (var cursor in window.Session.Cursors) Assert.InRange(cursor.To, 0, window.Session.Text.Length);
        }

        private void CheckEnd()
        {
            var text = world.Server.Draft.Text;
            var counts = text.PlainText().CountBy(c => c).ToDictionary();
            foreach (var window in world.Windows)
            {
                Check(window);
                Assert.Equal(Status.Saved, window.Session.Status);
                Assert.Equal(text, window.Session.Text);
                Assert.Equal(world.Server.Draft.Revision, window.Session.Revision);
            }
            var refused = world.Windows.SelectMany(w => w.Session.Refusals).SelectMany(r => r.Inserted).ToHashSet();
            for (var c = First; c < next; c++)
            {
                if (mayBeGone.Contains(c)) continue;
                if (refused.Contains(c)) Assert.True(counts.GetValueOrDefault(c) <= 1);
                else if (taken.Contains(c)) Assert.Equal(1, counts.GetValueOrDefault(c));
                else Assert.Equal(0, counts.GetValueOrDefault(c));
            }
        }
    }
}
