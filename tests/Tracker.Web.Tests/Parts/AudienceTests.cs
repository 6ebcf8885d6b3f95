using Tracker.Domain.Shared;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class AudienceTests
{
    [Theory]
    [InlineData("government", "Government only")]
    [InlineData("delegation", "Delegation")]
    [InlineData("org/acme", "Your organisation: acme")]
    [InlineData("office/trade", "Your office: trade")]
    [InlineData("recipients", "The people it is for")]
    [InlineData("partner/japan", "Shared with partner japan")]
    [InlineData("program", "Program managers and the head")]
    public void Audience_is_said_in_words(string compartment, string words) =>
        Assert.Equal(words, Words.Audience(CompartmentId.Parse(compartment)));

    [Fact]
    public void Audience_names_the_organisation() =>
        Assert.Equal("Your organisation: Acme Ltd.", Words.Audience(CompartmentId.Parse("org/acme"), group => group.Value == "org/acme" ? "Acme Ltd." : ""));

    [Theory]
    [InlineData("Orion", false, "Orion"), InlineData("Orion", true, "Orion (sample)"), InlineData("Orion (sample)", true, "Orion (sample)")]
    public void Name_of_the_sample_is_marked_once(string name, bool sample, string words) => Assert.Equal(words, Words.Marked(name, sample));
}
