using System.Text.Json;
using CsCheck;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Text;
using static Tracker.Domain.Tests.Drafts.Desk;

namespace Tracker.Domain.Tests.Drafts;

public sealed class TypingTests
{
    [Fact]
    public void Changes_of_many_become_one_event_that_names_each_author()
    {
        var desk = With("");
        var (ada, bo) = (new Window(Ada, 1), new Window(Bo, 2));
        var refused = desk.Take(ada.Next(desk, Insert("a")), bo.Next(desk, Insert("b")));
        Assert.Empty(refused);
        Assert.Equal(2, Assert.IsType<TextChanged>(desk.Log[^1].Event).Changes.Length);
        Assert.Equal("ab", desk.Text);
        Assert.Equal(("ada", "bo"), (desk.State.Text.AttributesAt(0)!.Text(Marks.Author), desk.State.Text.AttributesAt(1)!.Text(Marks.Author)));
    }

    [Fact]
    public void Change_sent_again_is_passed_over_in_silence()
    {
        var desk = With("");
        var again = new Window(Ada, 1).Next(desk, Insert("once"));
        Assert.Empty(desk.Take(again, again));
        var version = desk.Record.VersionOf(At);
        Assert.Empty(desk.Take(again));
        Assert.Equal(("once", version), (desk.Text, desk.Record.VersionOf(At)));
    }

    [Fact]
    public void Refused_change_takes_what_its_window_sent_behind_it_along_and_nobody_else()
    {
        var desk = With("text");
        var (ada, bo) = (new Window(Ada, 1), new Window(Bo, 2));
        var bad = ada.Next(desk, Delete(0, 99));
        var behind = bad with { Number = 2, Change = Insert("x") };
        var refused = desk.Take(bad, behind, bo.Next(desk, Insert("b")));
        Assert.Equal((string[])["text-length", RejectionCode.UnknownVersion], refused.Select(r => r.Rejection.Code));
        Assert.Equal("btext", desk.Text);
    }

    [Fact]
    public void Session_of_somebody_else_is_refused_and_outsiders_do_not_learn_that_it_is()
    {
        var desk = With("");
        desk.Type(new Window(Ada, 1), Insert("a"));
        Assert.Equal("session", desk.Type(new Window(Bo, 1), Insert("b"))?.Field);
        Assert.Equal(Rejection.NotFound, desk.Type(new Window(Out, 1), Insert("b")));
        Assert.Equal(Rejection.NotFound, desk.Type(new Window(Out, 1) { Number = 7 }, Insert("b")));
    }

    [Fact]
    public void Session_that_rested_longest_gives_its_place_away_and_its_owner_starts_again()
    {
        var desk = With("");
        var windows = Enumerable.Range(1, DraftLimits.Sessions + 1).Select(i => new Window(Ada, i)).ToArray();
        foreach (var window in windows[..DraftLimits.Sessions]) Assert.Null(desk.Type(window, Insert("x")));
        Assert.Null(desk.Type(windows[0], Insert("y")));

        Assert.Null(desk.Type(windows[^1], Insert("z")));

        Assert.Equal(DraftLimits.Sessions, desk.State.Sessions.Length);
        Assert.DoesNotContain(desk.State.Sessions, s => s.Id == windows[1].Session);
        Assert.Contains(desk.State.Sessions, s => s.Id == windows[0].Session);
        Assert.Equal(RejectionCode.UnknownVersion, desk.Type(windows[1], Insert("lost?"))?.Code);
        windows[1].Number = 0;
        Assert.Null(desk.Type(windows[1], Insert("w")));
    }

    [Fact]
    public void One_too_many_that_begin_at_once_is_refused_takes_nobodys_place_and_may_send_again()
    {
        var desk = With("");
        var people = new[] { Ada, Bo };
        var windows = Enumerable.Range(1, DraftLimits.Sessions + 1).Select(i => new Window(people[i % 2], i)).ToArray();
        var typed = windows.Select(w => w.Next(desk, Insert($"[{w.Session:N}]"))).ToArray();

        var refused = Assert.Single(desk.Take(typed));

        Assert.Equal((typed[^1], RejectionCode.TooFast), (refused.Typed, refused.Rejection.Code));
        foreach (var (i, window) in windows[..^1].Index())
            Assert.Equal(people[(i + 1) % 2].Id.Value, AuthorOf(desk, $"[{window.Session:N}]"));
        Assert.Empty(desk.Take(typed[^1]));
        Assert.Contains($"[{typed[^1].Session:N}]", desk.Text);
    }

    private static string? AuthorOf(Desk desk, string part) =>
        desk.State.Text.AttributesAt(desk.Text.IndexOf(part, StringComparison.Ordinal))!.Text(Marks.Author);

    [Fact]
    public void Revision_that_is_no_longer_kept_is_stale_and_one_within_the_window_is_moved()
    {
        var desk = With("end");
        var (ada, bo) = (new Window(Ada, 1), new Window(Bo, 2));
        var seen = desk.State.Revision;
        for (var i = 0; i < 256; i++) desk.Type(ada, Insert("x"));
        Assert.Null(desk.Type(bo, Insert("!", 3), revision: seen));
        Assert.EndsWith("end!", desk.Text, StringComparison.Ordinal);
        for (var i = 0; i < 300; i++) desk.Type(ada, Insert("x"));
        Assert.Equal(RejectionCode.Stale, desk.Type(bo, Insert("!", 3), revision: seen)?.Code);
        Assert.Equal(RejectionCode.UnknownVersion, desk.Type(bo, Insert("!"), revision: desk.State.Revision + 1)?.Code);
    }

    [Fact]
    public void Limit_of_the_terms_holds_for_what_grows_and_not_for_what_shrinks()
    {
        var desk = With("12345");
        var window = new Window(Ada, 1);
        desk.Terms = desk.Terms! with { MaxLength = 4 };
        Assert.Equal(RejectionCode.TooLong, desk.Type(window, Insert("6"))?.Code);
        Assert.Null(desk.Type(window, Delete(0, 1)));
        Assert.Equal("2345", desk.Text);
    }

    /// <summary>
    /// However the typing of three windows on old revisions is cut into events, a replay of what was written gives the same text, sessions and marks.
    /// </summary>
    [Fact]
    public void Any_typing_is_the_same_text_again_from_its_written_events_and_from_any_snapshot() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 60], Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 6]).Array[1, 60].Sample(moves =>
        {
            var desk = With("Oppose the merger.");
            Window[] windows = [new(Ada, 1), new(Bo, 2), new(Sue, 3)];
            var snapshots = new List<(string Written, int At)>();
            foreach (var (who, at, size, intent, old) in moves)
            {
                snapshots.Add((Write(desk.State), desk.Log.Count));
                var place = Math.Min(at, desk.State.Text.Length);
                var change = size % 2 == 0
                    ? Insert(new string((char)('a' + who), size + 1), place)
                    : Delete(place, Math.Min(size, desk.State.Text.Length - place));
                var revision = old < 4 ? desk.State.Revision : Math.Max(0, desk.State.Revision - old);
                var before = desk.Record;
                if (!change.IsEmpty && desk.Type(windows[who], change, who == 2 ? Intent.Suggest : (Intent)intent, revision) is not null)
                    Assert.Same(before, desk.Record);
            }
            foreach (var (written, at) in snapshots.Append((Write(DraftState.Empty), 0)))
            {
                var state = (DraftState)JsonSerializer.Deserialize(written, Kind.StateInfo)!;
                foreach (var recorded in desk.Log.Skip(at)) state = Kind.Evolve(state, recorded);
                Assert.Equal(Write(desk.State), Write(state));
            }
        }, iter: 100);

    private static string Write(DraftState state) => JsonSerializer.Serialize(state, Kind.StateInfo);
}
