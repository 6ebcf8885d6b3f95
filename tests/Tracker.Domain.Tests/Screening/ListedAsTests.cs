using Tracker.Domain.Claims;
using Tracker.Domain.Screening;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Tests.Screening;

public sealed class ListedAsTests
{
    private static readonly ListVersion Version = new(
        EntityId.Parse("v1"), new CapturedDocument(new string('1', 64), DocumentForm.Text, 10, WhyNoText: "A list"), "list.csv",
        PartialDate.Parse("2026-11-28"), 3, ParticipantId.Parse("official"), DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("Entity List (EL) - Bureau of Industry and Security", AssociationKind.EntityList)]
    [InlineData("Specially Designated Nationals (SDN) - Treasury Department", AssociationKind.Sanctioned)]
    [InlineData("Nonproliferation Sanctions (ISN) - State Department", AssociationKind.Sanctioned)]
    [InlineData("Unverified List (UVL) - Bureau of Industry and Security", AssociationKind.Other)]
    public void Status_has_the_words_the_day_and_the_version_of_the_list(string source, AssociationKind link)
    {
        var claim = ListedAs.Of(Entry(source), Version, "List", EntityId.Parse("c1"));
        Assert.Null(claim.Refuses());
        var said = Assert.IsType<Associated>(claim.Statement);
        Assert.Equal((link, AssociationStrength.OfTheOrganisation, source, "Orionis"), (said.Link, said.Strength, said.List, said.AsPrinted));
        Assert.Equal(("List, 2026-11-28", "list of 2026-11-28, line 7", "https://example.org/"),
            (claim.Source!.Document, claim.Source.Locator, claim.Source.Link));
        Assert.Equal("2020-01-02", claim.Valid!.From!.Value.Value);
        Assert.Contains("addresses: Harbour", claim.Source.Quote);
    }

    [Fact]
    public void Long_entry_and_odd_cells_still_make_a_claim()
    {
        var entry = Entry("Entity List") with
        {
            Name = new string('x', 2_000), Cells = [new("start_date", "soon"), new("source_list_url", "not a link"), new("remarks", new string('y', 30_000))],
        };
        var claim = ListedAs.Of(entry, Version, "List", EntityId.Parse("c1"));
        Assert.Null(claim.Refuses());
        Assert.Null(claim.Valid);
    }

    private static ListEntry Entry(string source) => new(
        EntityId.Parse("e1"), new string('0', 64), 7, source, "Orionis", [],
        [new("addresses", "Harbour"), new("start_date", "2020-01-02"), new("source_list_url", "https://example.org/")]);
}
