using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    private static readonly ParticipantId Host = ParticipantId.Parse("host");

    [Fact]
    public async Task Session_is_found_by_its_secret_until_it_is_ended_and_never_again()
    {
        var session = await Session("one", Guest, Secret);
        Assert.Equal(session, await store.Sessions.Find(Secret));
        Assert.Null(await store.Sessions.Find([1, 2, 3]));
        Assert.Equal(session, await (await Reopened()).Sessions.Find(Secret));

        Assert.True(await store.Sessions.End(session.Id, Guest, Expiry));
        Assert.False(await store.Sessions.End(session.Id, Guest, Expiry));
        Assert.Null(await store.Sessions.Find(Secret));
        Assert.Empty(await store.Sessions.Of(Guest));
    }

    [Fact]
    public async Task Sessions_of_a_participant_are_listed_newest_first_and_those_of_others_are_not()
    {
        var (first, second) = (await Session("first", Guest, [1]), await Session("second", Guest, [2], minutes: 1));
        await Session("other", Host, [3], minutes: 2);
        Assert.Equal([second, first], await store.Sessions.Of(Guest));
    }

    [Fact]
    public async Task Session_of_another_participant_or_of_none_is_not_ended()
    {
        var session = await Session("one", Host, Secret);
        Assert.False(await store.Sessions.End(session.Id, Guest, Expiry));
        Assert.False(await store.Sessions.End(EntityId.Parse("none"), Guest, Expiry));
        Assert.Equal(session, await store.Sessions.Find(Secret));
    }

    [Fact]
    public async Task All_sessions_of_a_participant_but_one_are_ended_at_once()
    {
        var (kept, ended, others) = (await Session("kept", Guest, [1]), await Session("ended", Guest, [2]), await Session("others", Host, [3]));
        Assert.Equal([ended.Id], await store.Sessions.EndAll(Guest, kept.Id, Expiry));
        Assert.Equal([kept.Id], await store.Sessions.EndAll(Guest, null, Expiry));
        Assert.Empty(await store.Sessions.EndAll(Guest, null, Expiry));
        Assert.Equal(others, await store.Sessions.Find([3]));
    }

    [Fact]
    public async Task All_sessions_of_everyone_but_one_are_ended_at_once()
    {
        var (kept, ended, others) = (await Session("kept", Guest, [1]), await Session("ended", Guest, [2]), await Session("others", Host, [3]));
        Assert.Equal([ended.Id, others.Id], (await store.Sessions.EndEveryones(kept.Id, Expiry)).Order());
        Assert.Equal([kept.Id], await store.Sessions.EndEveryones(null, Expiry));
        Assert.Null(await store.Sessions.Find([3]));
    }

    [Fact]
    public async Task Open_sessions_are_told_from_ended_ones_with_when_they_were_last_seen()
    {
        var (open, ended) = (await Session("open", Guest, [1]), await Session("ended", Guest, [2]));
        await store.Sessions.End(ended.Id, Guest, Expiry);
        await store.Sessions.Seen(open.Id, Chain.Start.AddMinutes(5));
        await store.Sessions.Seen(open.Id, Chain.Start.AddMinutes(3));
        Assert.Equal(
            [KeyValuePair.Create(open.Id, Chain.Start.AddMinutes(5))], await store.Sessions.StillOpen([open.Id, ended.Id, EntityId.Parse("none")]));
        Assert.Empty(await store.Sessions.StillOpen([]));
    }

    [Fact]
    public async Task Session_is_forgotten_after_its_absolute_end()
    {
        var (past, present) = (await Session("past", Guest, [1]), await Session("present", Guest, [2], minutes: 1));
        await store.Sessions.Forget(past.EndsAt);
        Assert.Equal([present], await store.Sessions.Of(Guest));
    }

    [Fact]
    public async Task Hostile_name_of_a_browser_is_kept_in_a_storable_form()
    {
        var session = new SignedInSession(EntityId.Parse("one"), Guest, "x\0" + new string('y', 10_000), Chain.Start, Chain.Start, Expiry);
        await store.Sessions.Add(session, Secret);
        Assert.Equal("x\ufffd" + new string('y', 98), (await store.Sessions.Find(Secret))!.Browser);
    }

    [Fact]
    public async Task Session_names_who_made_its_link()
    {
        var session = new SignedInSession(EntityId.Parse("one"), Guest, "Firefox", Chain.Start, Chain.Start, Expiry, Host);
        await store.Sessions.Add(session, Secret);
        Assert.Equal(Host, (await store.Sessions.Find(Secret))!.MadeBy);
        Assert.Equal([session], await store.Sessions.Of(Guest));
    }

    private async Task<SignedInSession> Session(string id, ParticipantId participant, byte[] hash, int minutes = 0)
    {
        var start = Chain.Start.AddMinutes(minutes);
        var session = new SignedInSession(EntityId.Parse(id), participant, "Firefox on Linux", start, start, start.AddHours(1));
        await store.Sessions.Add(session, hash);
        return session;
    }
}
