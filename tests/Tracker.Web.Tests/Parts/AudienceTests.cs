using Tracker.Domain.Shared;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class AudienceTests
{
    [Theory]
    [InlineData("government", "Government only")]
    [InlineData("delegation", "Delegation")]
    [InlineData("org/acme", "Your organisation acme")]
    [InlineData("partner/japan", "Shared with partner japan")]
    [InlineData("program", "Program managers and the head")]
    public void Audience_is_said_in_words(string compartment, string words) =>
        Assert.Equal(words, Words.Audience(CompartmentId.Parse(compartment)));
}
