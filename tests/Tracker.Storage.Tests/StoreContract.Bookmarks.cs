using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Bookmark_is_kept_and_never_moves_back()
    {
        Assert.Null(await store.Bookmarks.Read("watches"));
        await store.Bookmarks.Set("watches", Chain.Start.AddMinutes(5));
        await store.Bookmarks.Set("watches", Chain.Start);
        await store.Bookmarks.Set("others", Chain.Start.AddMinutes(1));

        Assert.Equal(Chain.Start.AddMinutes(5), await (await Reopened()).Bookmarks.Read("watches"));
    }

    [Fact]
    public async Task Records_to_which_claims_were_added_since_a_moment_are_known_with_the_last_of_them()
    {
        var (item, body) = (new Book(Item).Say("t", new Titled("Keys")).Say("n", new AlsoNamed("QKD")), new Book(Body).Say("t", new Titled("SG13")));
        await Store(item);
        await Store(body);
        var (rows, later) = (item.Rows(), body.Rows().Single());

        var all = await store.Claims.RecordedSince(rows[0].RecordedFrom);
        Assert.Equal([Of(later), Of(rows[1])], all);
        Assert.Contains(await store.Claims.RecordedSince(rows[1].RecordedFrom), r => r.Actor == Item && r.Version == rows[1].Version);
        Assert.Empty(await store.Claims.RecordedSince(rows.Append(later).Max(r => r.RecordedFrom).AddTicks(10)));

        static RecordedClaims Of(ClaimRow last) => new(last.Actor, last.Compartment, last.Version, last.RecordedFrom);
    }
}
