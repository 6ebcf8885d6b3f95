using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Subjects;

/// <summary>Of how many standards the authors are known, as the body publishes them and as users recorded them.</summary>
public sealed class AuthorShareTests
{
    private static readonly Disclosure[] Removed = [Disclosure.RemovedAfterwards], Published = [Disclosure.Published];
    private int last;

    [Fact]
    public void Names_that_a_body_removes_count_only_as_recorded_by_users()
    {
        Assert.Equal(new AuthorShare(2, 0, null), AuthorShare.Of([Book(), Book()], Removed, _ => null));
        var recorded = Book(
            Contact("One"), Contact("Two"), Contact("Three"), Contact("Four"));
        Assert.Equal(new AuthorShare(2, 0, 1), AuthorShare.Of([recorded, Book()], Removed, _ => null));
    }

    [Fact]
    public void Nothing_known_is_unknown_and_not_none()
    {
        Assert.Equal(new AuthorShare(1, null, null), AuthorShare.Of([Book()], [], _ => null));
        Assert.Equal(new AuthorShare(1, null, null), AuthorShare.Of([Book()], [Disclosure.Unknown], _ => null));
    }

    [Fact]
    public void One_contributor_without_a_country_leaves_a_standard_out_until_the_organisation_has_one()
    {
        var book = Book(Contact("One"), new SupportingMember(new Reference("Cesi")));
        Assert.Equal(new AuthorShare(1, 0, 0), AuthorShare.Of([book], Published, _ => null));
        Assert.Equal(new AuthorShare(1, 1, 1), AuthorShare.Of([book], Published, party => party.Name == "Cesi" ? "Syldavia" : null));
    }

    [Fact]
    public void Fact_that_the_body_removed_from_its_text_is_not_published_any_more()
    {
        var book = Book(Contact("One"));
        var removed = book with
        {
            Claims = [.. book.Claims.Select(c => c with { RemovedByBody = new Remark("Not in the text", ParticipantId.System, DateTimeOffset.UnixEpoch) })],
        };
        Assert.Equal(new AuthorShare(1, 0, 1), AuthorShare.Of([removed], Published, _ => null));
        Assert.Equal(new AuthorShare(1, 0, 1), AuthorShare.Of([book], [.. Published, .. Removed], _ => null));
    }

    private static Editor Contact(string name) => new(new Reference("A university"), new Reference(name), "China");

    private ClaimBook Book(params Statement[] statements) => ClaimBook.Empty with
    {
        Claims = [.. statements.Select(s => new Claim(
            new Assertion(EntityId.Parse($"c{++last}"), s), ParticipantId.System, DateTimeOffset.UnixEpoch, last))],
    };
}
